package org.gan4j.eval.evaluator;

import java.util.Arrays;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.metric.input.FeatureGenerator;
import org.gan4j.eval.metric.input.ImageGenerator;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * Reads a set of images through a feature network, once for all that is to be gathered from it.
 *
 * @param preparation of the images, with the network
 * @param progress told after every block
 */
record NetworkPass(NetworkInput preparation, Evaluator.Progress progress) {

  /**
   * Reads images.
   *
   * @param stage for the progress
   * @param builders each takes the images of its own
   * @throws InputException if a feature or logit is not finite, naming the image
   */
  void read(ImageSet images, String stage, List<SetDataBuilder> builders) {
    int[] indices =
        builders.stream()
            .flatMapToInt(builder -> Arrays.stream(builder.indices()))
            .sorted()
            .distinct()
            .toArray();
    int[] done = {0};
    images.read(
        indices,
        preparation,
        (block, pixels) -> {
          Features features = preparation.network().extract(pixels);
          requireFinite(features.values(), "features", images, block);
          requireFinite(features.logits(), "logits", images, block);
          builders.forEach(builder -> builder.add(block, features));
          done[0] += block.length;
          progress.report(stage, done[0], indices.length);
        });
  }

  /**
   * A generator, seen through the network.
   *
   * @param images those that it has made
   * @param samples how many are asked of it, for the progress
   */
  FeatureGenerator of(ImageGenerator generator, ImageSet images, int samples) {
    return new FeatureGenerator(
        generator,
        made -> preparation.network().extract(preparation.apply(made, images.name())).values(),
        done -> progress.report("paths", done, samples));
  }

  private static void requireFinite(float[] values, String what, ImageSet images, int[] block) {
    for (int k = 0; k < values.length; k++) {
      if (!Float.isFinite(values[k])) {
        throw new InputException(
            images.name() + ", " + images.nameOf(block[k / (values.length / block.length)]),
            "expected finite " + what + ", found " + values[k],
            "Check the feature network: no uint8 image should do this.");
      }
    }
  }
}
