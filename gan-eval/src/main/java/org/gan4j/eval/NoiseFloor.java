package org.gan4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * The value of the metric for real images in place of the samples. A perfect generator would get
 * this value; it is not 0 because samples are finite.
 *
 * @param value value in the unit of the metric
 * @param uncertainty of the same kind as the metric's, null if none is valid
 * @param images the real images: as many as there were samples, or all if there are fewer
 * @param seed seed of the choice among them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoiseFloor(
    double value, Uncertainty uncertainty, ProtocolRecord.ImageSet images, long seed) {

  /** Refuses a noise floor without its images. */
  public NoiseFloor {
    Objects.requireNonNull(images, "images");
  }
}
