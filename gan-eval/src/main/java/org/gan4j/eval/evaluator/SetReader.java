package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.Preparation;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * Reads a set of images once, sends it through each feature network, and fills all builders of the
 * set.
 *
 * @param cache of statistics of real images
 * @param progress called after every block
 */
record SetReader(StatisticsCache cache, MeasuringProgress progress) {

  /**
   * Reads what the builders need.
   *
   * @param stage for the progress
   * @param builders builders of one set; each uses its own images
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
    Map<Preparation, List<SetDataBuilder>> takers = new LinkedHashMap<>();
    for (SetDataBuilder builder : open) {
      builder
          .preparations()
          .forEach(how -> takers.computeIfAbsent(how, none -> new ArrayList<>()).add(builder));
    }
    Map<Preparation, int[]> wanted = new LinkedHashMap<>();
    takers.forEach((preparation, of) -> wanted.put(preparation, indices(of)));
    Map<Preparation, Integer> done = new HashMap<>();
    images.read(
        wanted,
        (preparation, block, pixels) -> {
          add(images, preparation, block, pixels, takers.get(preparation));
          int read = done.merge(preparation, block.length, Integer::sum);
          progress.report(stage, read, wanted.get(preparation).length);
        });
    open.forEach(builder -> builder.remember(cache));
  }

  /** Returns the indices of all images that the builders use, ascending. */
  private static int[] indices(List<SetDataBuilder> builders) {
    return builders.stream()
        .flatMapToInt(builder -> Arrays.stream(builder.indices()))
        .sorted()
        .distinct()
        .toArray();
  }

  private static void add(
      ImageSet images,
      Preparation preparation,
      int[] block,
      FloatImages pixels,
      List<SetDataBuilder> takers) {
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
