package org.gan4j.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * What the metric says of real images in the place of the samples: the value a perfect generator
 * would get, which no finite sample makes 0.
 *
 * @param value in the unit of the metric
 * @param uncertainty as for the metric, null if none is valid
 * @param images the real images: as many as there were samples, if there are so many
 * @param seed of the choice among them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoiseFloor(
    double value, Uncertainty uncertainty, ProtocolRecord.ImageSet images, long seed) {

  /** Refuses a number without its images. */
  public NoiseFloor {
    Objects.requireNonNull(images, "images");
  }
}
