package org.gan4j.eval.metric.input;

import java.util.Optional;
import org.gan4j.eval.image.FloatImages;

/**
 * What makes images from latents, for metrics that ask it for images of their own choice. The same
 * latents and labels give the same bits.
 */
public interface ImageGenerator {

  /** Size of a latent vector. */
  int latentSize();

  /**
   * The latents of the samples {@code [from, from + count)} that are judged elsewhere.
   *
   * @return {@code [count, latentSize]}, row-major; a sample's do not depend on the others
   */
  float[] latents(long from, int count);

  /** As many latents of the same distribution, independent of the samples'. */
  float[] otherLatents(long from, int count);

  /** The classes of these samples; empty if the generator takes none. */
  Optional<int[]> labels(long from, int count);

  /**
   * Images as the generator makes them, all in one batch, not rounded to uint8.
   *
   * @param latents {@code [count, latentSize]}, row-major
   * @param labels one an image; ignored if the generator takes none
   * @return {@code [count, height, width, channels]} on the scale 0..255
   */
  FloatImages images(float[] latents, Optional<int[]> labels);
}
