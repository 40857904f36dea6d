package org.gan4j.train.graph;

import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;

/**
 * What a graph needs to know about a data set: the shape of its images, their number, and the
 * number of classes.
 *
 * @param images shape of each image
 * @param count number of training images
 * @param classes number of classes, 0 without labels
 * @param counterpart the second domain; empty for a data set with one domain
 */
public record DataShape(ImageShape images, int count, int classes, Optional<DomainB> counterpart) {

  /**
   * The second domain of a data set.
   *
   * @param count number of its training images
   * @param paired whether image i of A belongs to image i of B
   */
  public record DomainB(int count, boolean paired) {}

  /** Returns the shape of a data set. */
  public static DataShape of(Dataset dataset) {
    return new DataShape(
        dataset.shape(),
        dataset.count(),
        dataset.classes(),
        dataset.counterpart().map(b -> new DomainB(b.images().count(), b.paired())));
  }

  /** Returns the shape of one domain of images without labels. */
  public static DataShape of(ImageShape images, int count) {
    return new DataShape(images, count, 0, Optional.empty());
  }

  /** Returns this shape with another number of classes; 0 for no labels. */
  public DataShape withClasses(int other) {
    return new DataShape(images, count, other, counterpart);
  }

  /**
   * Returns this shape with images of another shape, to apply networks to images of another size
   * than in training.
   */
  public DataShape withImages(ImageShape other) {
    return new DataShape(other, count, classes, counterpart);
  }

  /** Returns this shape with another number of images in every domain. */
  public DataShape withCount(int other) {
    return new DataShape(
        images, other, classes, counterpart.map(b -> new DomainB(other, b.paired())));
  }
}
