package org.gan4j.eval.metric.input;

import java.util.Optional;
import org.gan4j.eval.image.FloatImages;

/**
 * Makes images from latents, for metrics that choose latents themselves. The same latents and
 * labels give the same bits.
 */
public interface ImageGenerator {

  /** Returns the size of a latent vector. */
  int latentSize();

  /**
   * Returns the latents of the measured samples {@code [from, from + count)}.
   *
   * @return {@code [count, latentSize]}, row-major; a sample's do not depend on the others
   */
  float[] latents(long from, int count);

  /** Returns as many latents of the same distribution, independent of those of the samples. */
  float[] otherLatents(long from, int count);

  /** Returns the classes of these samples; empty if the generator takes no labels. */
  Optional<int[]> labels(long from, int count);

  /**
   * Returns the generator's images for these latents, all in one batch, not rounded to uint8.
   *
   * @param latents {@code [count, latentSize]}, row-major
   * @param labels one an image; ignored if the generator takes none
   * @return {@code [count, height, width, channels]} on the scale 0..255
   */
  FloatImages images(float[] latents, Optional<int[]> labels);
}
