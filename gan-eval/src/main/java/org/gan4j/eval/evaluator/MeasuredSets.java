package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.Samples;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;

/**
 * The sets that take part in a measurement.
 *
 * @param fake the generated images
 * @param origin where the generated images come from, for the record
 * @param real the real images they are compared with; empty if no metric needs them
 * @param training the real images that the generator has learnt from, for the noise floor and for
 *     metrics that need them
 */
public record MeasuredSets(
    MeasuredSet fake, Samples origin, Optional<MeasuredSet> real, Optional<ImageSet> training) {

  /**
   * Returns the images that decide how all sets are prepared: the real ones, or the generated ones
   * if only features of the real ones are given, or otherwise the training images. Empty if there
   * are no images at all.
   */
  Optional<ImageSet> images() {
    if (real.orElse(null) instanceof ImageSet images) {
      return Optional.of(images);
    }
    return fake instanceof ImageSet images ? Optional.of(images) : training;
  }
}
