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
 * How a number is taken, but for the images.
 *
 * @param name how it was asked for
 * @param metric what is computed
 * @param features where images are compared; empty for a metric of pixels
 * @param samples how many images are judged; empty for all there are
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

  /** The same for a number of images. */
  public Protocol with(int count) {
    return new Protocol(name, metric, features, Optional.of(count));
  }

  /**
   * What its numbers are called beside the metric, the count and the network: nothing with the
   * parameters of the papers, else the protocol's own name, as in {@code kid10k-mnist-cnn@mine}.
   */
  public String suffix() {
    return Metrics.all().contains(metric) ? "" : "@" + name;
  }
}
