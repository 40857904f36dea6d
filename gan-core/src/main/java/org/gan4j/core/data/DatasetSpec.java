package org.gan4j.core.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.gan4j.core.InputException;

/**
 * The {@code dataset} section of a config:
 *
 * <pre>
 * dataset: {name: mnist, imageSize: 28, channels: 1}
 * dataset: {name: folder, path: /data/faces, imageSize: 64, channels: 3}
 * </pre>
 *
 * @param name {@code mnist}, {@code fashion-mnist} or {@code folder}
 * @param path the folder of the images ({@code folder}: required), of the four files ({@code
 *     fashion-mnist}: left out, it is looked for, see {@link DataPlaces}); {@code mnist} has none
 * @param imageSize height and width that the networks see. The MNIST family is 28 as published, 29
 *     to 32 padded with zeros around the centre, above 32 bilinear; a folder's images are cut to
 *     the centre square and resized ({@link ImageFolder})
 * @param channels 1 (grey) or 3 (RGB); the MNIST family is grey
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
    @JsonProperty(required = true) String name,
    String path,
    @JsonProperty(required = true) Integer imageSize,
    @JsonProperty(required = true) Integer channels) {

  /** Largest height and width of the images that networks see. */
  public static final int MAX_IMAGE_SIZE = 1024;

  /**
   * Checks what does not depend on the data set: a name is there, imageSize is 1 to {@value
   * #MAX_IMAGE_SIZE}, channels 1 or 3.
   *
   * @throws InputException naming the key
   */
  public void check() {
    if (name == null || name.isBlank()) {
      throw new InputException(
          "/dataset/name", "expected a name, found none", "Use mnist, for instance.");
    }
    if (imageSize == null || imageSize < 1 || imageSize > MAX_IMAGE_SIZE) {
      throw new InputException(
          "/dataset/imageSize",
          "expected 1 to " + MAX_IMAGE_SIZE + ", found " + imageSize,
          "Use 28 for mnist, for instance.");
    }
    if (channels == null || channels != 1 && channels != 3) {
      throw new InputException(
          "/dataset/channels",
          "expected 1 or 3, found " + channels,
          "Use 1 for grey images, 3 for RGB.");
    }
  }
}
