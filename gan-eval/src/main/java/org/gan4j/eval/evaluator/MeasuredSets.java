package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.Samples;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;

/**
 * The sets that take part in a measurement.
 *
 * @param fake the generated images
 * @param origin where they come from, for the record
 * @param real the images they are compared with; empty if no metric needs any
 * @param training other real images, which the generator has learnt from: for the noise floor, and
 *     for metrics that ask for them
 */
public record MeasuredSets(
    MeasuredSet fake, Samples origin, Optional<MeasuredSet> real, Optional<ImageSet> training) {

  /**
   * The images that decide how all are prepared: the real ones; where only their features are
   * given, the fakes; and where only these are, the training images. Empty without images.
   */
  Optional<ImageSet> images() {
    if (real.orElse(null) instanceof ImageSet images) {
      return Optional.of(images);
    }
    return fake instanceof ImageSet images ? Optional.of(images) : training;
  }
}
