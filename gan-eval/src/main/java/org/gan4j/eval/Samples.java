package org.gan4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gan4j.core.data.ImageSource;

/**
 * Which samples a number was taken on: enough to draw them again.
 *
 * @param source what the source calls itself
 * @param contentHash SHA-256 (hex) of what decides the samples
 * @param run the run's name, null if they come from no run
 * @param step the step of the checkpoint, null if they come from no run
 * @param seed of the latents, null if there are none
 * @param stream the random stream of the latents, null if there are none
 * @param truncation T of latents truncated to [-T, T], null if they are not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Samples(
    String source,
    String contentHash,
    String run,
    Long step,
    Long seed,
    String stream,
    Double truncation) {

  /** Not from truncated latents. */
  public Samples(
      String source, String contentHash, String run, Long step, Long seed, String stream) {
    this(source, contentHash, run, step, seed, stream, null);
  }

  /** Samples of a source, drawn from a run's checkpoint; anything that is not so may be null. */
  public static Samples of(ImageSource source, String run, Long step, Long seed, String stream) {
    return new Samples(source.name(), source.contentHash(), run, step, seed, stream);
  }

  /** The same, from truncated latents. */
  public Samples truncated(double limit) {
    return new Samples(source, contentHash, run, step, seed, stream, limit);
  }
}
