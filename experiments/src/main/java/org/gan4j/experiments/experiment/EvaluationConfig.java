package org.gan4j.experiments.experiment;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.Bounds;
import org.gan4j.core.data.Split;
import org.gan4j.core.random.Latents;
import org.gan4j.eval.evaluator.StandardProtocols;

/**
 * The section {@code evaluation} of a config: how a trained variant is measured.
 *
 * @param samples how many generated images, at least {@link StandardProtocols#FEWEST}
 * @param featureNetwork whose features and logits the scores are taken over, as {@code gan list}
 *     shows them
 * @param reference the split of the data set that the Fréchet distance compares with
 * @param splits splits of the Inception Score, at least 1 and at most the samples
 * @param truncation T of latents truncated to [-T, T], as {@link Latents} has it; missing for none
 * @param protocols what is measured besides, by name or YAML file; missing for nothing
 * @param every what is measured during training, which also keeps the best checkpoint; missing for
 *     nothing
 */
public record EvaluationConfig(
    int samples,
    String featureNetwork,
    Split reference,
    int splits,
    Optional<Double> truncation,
    Optional<List<String>> protocols,
    Optional<Every> every) {

  /**
   * A cheap measurement during training.
   *
   * @param steps how many lie between two
   * @param protocol its name or YAML file, with a count of samples; the first of its numbers
   *     decides which checkpoint is the best
   */
  public record Every(int steps, String protocol) {

    /**
     * @throws IllegalArgumentException if steps is below 1
     */
    public Every {
      Bounds.atLeastOne("steps", steps);
    }
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public EvaluationConfig {
    Bounds.in(
        "samples",
        "[" + StandardProtocols.FEWEST + ", 1000000]",
        samples >= StandardProtocols.FEWEST && samples <= 1_000_000,
        samples);
    Bounds.in("splits", "[1, " + samples + "]", splits >= 1 && splits <= samples, splits);
    truncation.ifPresent(Latents::requireTruncation);
  }
}
