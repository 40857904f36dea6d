package org.gan4j.core.data;

import java.util.Objects;
import java.util.Optional;

/**
 * A data set in memory: images, and one label an image where it has labels.
 *
 * @param name how it is called in configs and reports, with its split: {@code mnist/train}
 * @param contentHash SHA-256 (hex) over shape, pixels and labels
 * @param images all images, uint8
 * @param labels the class of each image in {@code [0, classes)}, empty for unlabelled sets
 * @param classes number of classes, 0 for unlabelled sets
 */
public record Dataset(
    String name, String contentHash, Images images, Optional<int[]> labels, int classes)
    implements ImageSource {

  /**
   * @throws IllegalArgumentException if there is not exactly one label an image
   */
  public Dataset {
    Objects.requireNonNull(name);
    if (labels.isPresent() && labels.get().length != images.count()) {
      throw new IllegalArgumentException(
          name + ": " + images.count() + " images but " + labels.get().length + " labels");
    }
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public Images read(int from, int count) {
    Objects.checkFromIndexSize(from, count, count());
    return images.slice(from, count);
  }
}
