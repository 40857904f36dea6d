package org.gan4j.eval.protocol;

import java.util.Optional;
import org.gan4j.core.Bounds;

/**
 * How a number is taken, but for the images.
 *
 * @param name how it was asked for
 * @param metric what is computed
 * @param features where images are compared; empty for a metric of pixels
 * @param samples how many images are judged; empty for all there are
 */
public record MeasuringProtocol(
    String name, Metric metric, Optional<FeatureSpace> features, Optional<Integer> samples) {

  /**
   * @throws IllegalArgumentException if no image is asked for, or a metric of features has no
   *     feature space
   */
  public MeasuringProtocol {
    samples.ifPresent(count -> Bounds.atLeastOne("samples", count));
  }
}
