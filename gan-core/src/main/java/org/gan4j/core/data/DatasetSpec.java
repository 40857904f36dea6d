package org.gan4j.core.data;

import java.util.Optional;

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
public record DatasetSpec(String name, Optional<String> path, int imageSize, int channels) {

  /** Largest height and width of the images that networks see. */
  public static final int MAX_IMAGE_SIZE = 1024;

  /**
   * @throws IllegalArgumentException if imageSize is not 1 to {@value #MAX_IMAGE_SIZE} or channels
   *     not 1 or 3
   */
  public DatasetSpec {
    if (imageSize < 1 || imageSize > MAX_IMAGE_SIZE) {
      throw new IllegalArgumentException(
          "imageSize must be 1 to " + MAX_IMAGE_SIZE + ", found " + imageSize);
    }
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 1 (grey) or 3 (RGB), found " + channels);
    }
  }
}
