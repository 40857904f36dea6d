package org.gan4j.experiments.measuring;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.metric.Memorisation;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.train.run.ImageGrid;

/**
 * Draws the picture of a memorisation test: a row with the generated images that are closest to
 * training images, and below each its training image.
 */
final class ClosestPairs {

  private ClosestPairs() {}

  /** Writes the picture beside the evaluation's file, if it is of such a test and has images. */
  static void write(Evaluation evaluation, MeasuredSets sets, Path json) {
    Map<String, Double> details = evaluation.details();
    if (!details.containsKey(Memorisation.FAKE + 1)
        || !(sets.fake() instanceof ImageSet fakes)
        || sets.training().isEmpty()) {
      return;
    }
    ImageSet training = sets.training().get();
    int shown =
        (int)
            IntStream.rangeClosed(1, Memorisation.SHOWN)
                .filter(rank -> details.containsKey(Memorisation.FAKE + rank))
                .count();
    Images first = image(fakes, details, Memorisation.FAKE, 1);
    byte[] pixels = new byte[2 * shown * first.shape().size()];
    for (int rank = 1; rank <= shown; rank++) {
      put(image(fakes, details, Memorisation.FAKE, rank), pixels, rank - 1);
      put(image(training, details, Memorisation.NEAREST, rank), pixels, shown + rank - 1);
    }
    ImageGrid.write(
        ImageGrid.of(new Images(first.shape(), pixels), shown), EvaluationFiles.picture(json));
  }

  private static Images image(ImageSet set, Map<String, Double> details, String key, int rank) {
    return set.pixels(new int[] {details.get(key + rank).intValue()});
  }

  private static void put(Images image, byte[] pixels, int place) {
    System.arraycopy(
        image.pixels(), 0, pixels, place * image.pixels().length, image.pixels().length);
  }
}
