package org.gan4j.eval.protocol;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.metric.FeatureTable;
import org.gan4j.eval.metric.InceptionScore;

/**
 * The {@link InceptionScore}, as evaluations call it: {@code is}.
 *
 * @param splits contiguous parts that are scored by themselves, 10 in the paper; 1 for the score of
 *     the whole, as torch-fidelity has it by default for small sets
 */
public record InceptionScores(int splits) implements Metric {

  /**
   * @throws IllegalArgumentException if there is no split
   */
  public InceptionScores {
    Bounds.atLeastOne("splits", splits);
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.FAKE ? Set.of(Need.LOGITS) : Set.of();
  }

  @Override
  public String layer() {
    return "logits";
  }

  @Override
  public String estimator() {
    return "float64, mean of " + splits + " contiguous splits";
  }

  @Override
  public List<Measured> measure(Comparison sets) {
    FeatureTable logits = sets.fake().requireLogits();
    var score = new InceptionScore(logits.count(), logits.size(), splits);
    var oneSplit = new InceptionScore(logits.count(), logits.size(), 1);
    Rows.of(logits)
        .map(row -> new Features(1, new float[0], row))
        .forEach(
            image -> {
              score.add(image);
              oneSplit.add(image);
            });
    var found = score.score();
    return List.of(
        new Measured(
            "is",
            found.mean(),
            new Uncertainty(found.deviation(), "population standard deviation over the splits"),
            Map.of("one split", oneSplit.score().mean()),
            List.of()));
  }
}
