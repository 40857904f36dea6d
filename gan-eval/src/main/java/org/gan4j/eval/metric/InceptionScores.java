package org.gan4j.eval.metric;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * The {@link InceptionScore}, as evaluations call it: {@code is}.
 *
 * @param splits contiguous parts that are scored by themselves, 10 in the paper; 1 for the score of
 *     the whole
 * @param order in which images are cut into splits
 */
public record InceptionScores(int splits, Order order) implements Metric {

  /** The order in which images are cut into splits. */
  public enum Order {
    /** As they come. Images sorted by class are refused: a split would hold few classes. */
    @JsonProperty("as-given")
    AS_GIVEN,
    /** A random order by the measurement's seed. */
    @JsonProperty("shuffled")
    SHUFFLED
  }

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
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "float64, mean of %d contiguous splits%s",
        splits,
        order == Order.SHUFFLED ? " of shuffled images" : "");
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public List<MetricValue> measure(MetricInput sets) {
    FeatureTable logits = inOrder(sets);
    var score = new InceptionScore(logits.count(), logits.size(), splits);
    var oneSplit = new InceptionScore(logits.count(), logits.size(), 1);
    var sorting = new ClassOrder(logits.count(), logits.size(), splits, sets.seed());
    Rows.ofLogits(logits)
        .forEach(
            image -> {
              score.add(image);
              oneSplit.add(image);
              sorting.add(image);
            });
    requireUnsorted(sorting.verdict(), sets.fake());
    var found = score.score();
    return List.of(
        new MetricValue(
            "is",
            found.mean(),
            new Uncertainty(found.deviation(), "population standard deviation over the splits"),
            Map.of("one split", oneSplit.score().mean()),
            List.of()));
  }

  private FeatureTable inOrder(MetricInput sets) {
    FeatureTable logits = sets.fake().requireLogits();
    if (order == Order.AS_GIVEN) {
      return logits;
    }
    StreamKey key = StreamKey.of(sets.seed(), "evaluation/inception-score");
    return logits.select(new RandomStream(key, 0).permutation(logits.count()));
  }

  private void requireUnsorted(ClassOrder.Verdict verdict, SetData fake) {
    if (order == Order.AS_GIVEN && splits > 1 && verdict.sorted()) {
      throw new InputException(
          fake.name(),
          String.format(
                  Locale.ROOT,
                  "expected images in random order for an Inception Score of %d splits, found them sorted by",
                  splits)
              + " class",
          String.format(
              Locale.ROOT,
              "Use a protocol file with metric: {type: is, splits: %d, order: shuffled}.",
              splits));
    }
  }
}
