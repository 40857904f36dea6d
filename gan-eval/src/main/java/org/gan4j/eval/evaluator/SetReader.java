package org.gan4j.eval.evaluator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.Preparation;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * Reads a set of images once, through each feature network that looks at it, for all that is
 * gathered from it.
 *
 * @param cache of statistics of real images
 * @param progress told after every block
 */
record SetReader(StatisticsCache cache, MeasuringProgress progress) {

  /**
   * Reads what builders need.
   *
   * @param stage for the progress
   * @param builders of one set, each takes its own images
   * @throws InputException if a feature or logit is not finite, naming the image
   */
  void read(String stage, List<SetDataBuilder> builders) {
    builders.forEach(builder -> builder.recall(cache));
    List<SetDataBuilder> open =
        builders.stream().filter(builder -> !builder.preparations().isEmpty()).toList();
    if (open.isEmpty()) {
      return;
    }
    ImageSet images = open.get(0).images();
    List<Preparation> preparations =
        open.stream().flatMap(builder -> builder.preparations().stream()).distinct().toList();
    int[] indices =
        open.stream()
            .flatMapToInt(builder -> Arrays.stream(builder.indices()))
            .sorted()
            .distinct()
            .toArray();
    Map<Preparation, Integer> done = new HashMap<>();
    images.read(
        indices,
        preparations,
        (preparation, block, pixels) -> {
          add(images, preparation, block, pixels, open);
          done.merge(preparation, block.length, Integer::sum);
          progress.report(stage, done.get(preparation), indices.length);
        });
    open.forEach(builder -> builder.remember(cache));
  }

  private static void add(
      ImageSet images,
      Preparation preparation,
      int[] block,
      FloatImages pixels,
      List<SetDataBuilder> builders) {
    List<SetDataBuilder> takers =
        builders.stream().filter(one -> one.preparations().contains(preparation)).toList();
    if (preparation instanceof NetworkInput input) {
      Features features = input.network().extract(pixels);
      requireFinite(features.values(), "features", images, block);
      requireFinite(features.logits(), "logits", images, block);
      takers.forEach(builder -> builder.add(block, features));
    } else {
      takers.forEach(builder -> builder.add(block, pixels));
    }
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
