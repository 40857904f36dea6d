package org.gan4j.eval.protocol;

import java.util.Optional;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.eval.image.resize.Resizer;
import org.gan4j.eval.metric.Metric;
import org.gan4j.eval.metric.Metrics;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * How a number is measured, apart from the images.
 *
 * @param name name by which it was asked for
 * @param metric metric that is computed
 * @param features feature space in which images are compared; empty for a metric of pixels
 * @param samples number of generated images; empty for all
 */
public record Protocol(
    String name, Metric metric, Optional<FeatureSpace> features, Optional<Integer> samples) {

  /**
   * @throws IllegalArgumentException if no image is asked for, or a metric of features has no
   *     feature space
   * @throws InputException if images that are no uint8 would have to be resized as if they were
   */
  public Protocol {
    samples.ifPresent(count -> Bounds.atLeastOne("samples", count));
    boolean rounds =
        features.flatMap(FeatureSpace::resizer).filter(Resizer::takesOnlyUint8).isPresent();
    if (rounds && metric.needs(Role.FAKE).contains(Need.GENERATOR)) {
      throw new InputException(
          "protocol '" + name + "'",
          "expected a way to resize that keeps fractions of grey levels, found "
              + features.get().resize().get(),
          "Choose one without uint8 in its name, such as pillow-bicubic-float.");
    }
  }

  /** Returns this protocol for another number of images. */
  public Protocol with(int count) {
    return new Protocol(name, metric, features, Optional.of(count));
  }

  /**
   * Returns the end of the names of its numbers: nothing if the parameters are those of the paper,
   * otherwise the protocol's own name, as in {@code kid10k-mnist-cnn@mine}.
   */
  public String suffix() {
    return Metrics.all().contains(metric) ? "" : "@" + name;
  }
}
