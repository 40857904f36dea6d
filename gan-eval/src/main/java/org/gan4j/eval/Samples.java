package org.gan4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.gan4j.core.data.ImageSource;

/**
 * Describes the measured samples well enough to draw them again.
 *
 * @param source name of the source
 * @param contentHash SHA-256 (hex) of everything that decides the samples
 * @param run name of the run; null if the samples do not come from a run
 * @param step step of the checkpoint; null if the samples do not come from a run
 * @param seed seed of the latents; null without latents
 * @param stream random stream of the latents; null without latents
 * @param truncation T of latents truncated to [-T, T]; null without truncation
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

  /** Makes a description without truncation. */
  public Samples(
      String source, String contentHash, String run, Long step, Long seed, String stream) {
    this(source, contentHash, run, step, seed, stream, null);
  }

  /**
   * Describes samples that a source draws from a run's checkpoint; a value that does not apply may
   * be null.
   */
  public static Samples of(ImageSource source, String run, Long step, Long seed, String stream) {
    return new Samples(source.name(), source.contentHash(), run, step, seed, stream);
  }

  /** Returns this description with truncated latents. */
  public Samples truncated(double limit) {
    return new Samples(source, contentHash, run, step, seed, stream, limit);
  }
}
