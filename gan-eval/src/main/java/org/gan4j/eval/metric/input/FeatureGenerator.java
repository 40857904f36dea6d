package org.gan4j.eval.metric.input;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.gan4j.eval.image.FloatImages;

/**
 * A generator with the feature network that looks at its images.
 *
 * @param generator makes the images
 * @param network from images to features {@code [n, d]}, row-major
 * @param progress told how many samples are done
 */
public record FeatureGenerator(
    ImageGenerator generator, Function<FloatImages, float[]> network, IntConsumer progress) {

  /** Features of the images of latents, {@code [n, d]}, row-major. */
  public float[] features(float[] latents, Optional<int[]> labels) {
    return network.apply(generator.images(latents, labels));
  }
}
