package org.gan4j.experiments.parts;

import java.util.Optional;
import java.util.OptionalDouble;
import org.gan4j.core.random.Latents;
import org.gan4j.eval.Samples;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;

/**
 * The random draw of the latents of samples.
 *
 * @param seed seed of the draw
 * @param stream name of the stream
 * @param truncation T of latents truncated to [-T, T]; empty for none
 */
public record LatentDraw(long seed, String stream, OptionalDouble truncation) {

  private static final String EVALUATION = "samples/evaluation";

  /** Returns the draw of the samples by which a run is measured. */
  public static LatentDraw ofEvaluation(Experiment experiment) {
    Optional<Double> limit = experiment.evaluation().flatMap(EvaluationConfig::truncation);
    return new LatentDraw(
        experiment.seed(),
        EVALUATION,
        limit.isPresent() ? OptionalDouble.of(limit.get()) : OptionalDouble.empty());
  }

  /**
   * Describes the origin of samples of this draw.
   *
   * @param name name of the samples
   * @param contentHash hash of the weights
   * @param run its name
   * @param step step of its checkpoint
   */
  public Samples origin(String name, String contentHash, String run, long step) {
    Samples plain = new Samples(name, contentHash, run, step, seed, stream);
    return truncation.isPresent() ? plain.truncated(truncation.getAsDouble()) : plain;
  }

  Latents latents(int size) {
    return new Latents(seed, stream, size, truncation);
  }
}
