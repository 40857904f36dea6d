package org.gan4j.eval.set;

import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.Preparation;
import org.gan4j.eval.metric.input.ImageGenerator;

/** A set of images that can be measured, in a fixed order. */
public non-sealed interface ImageSet extends MeasuredSet {

  /**
   * Returns the shape of all images; empty if they differ or if it is not known before they are
   * read.
   */
  Optional<ImageShape> shape();

  /** Returns the class of each image. */
  Optional<ClassLabels> labels();

  /** Returns the generator of the images, if it can make others. */
  default Optional<ImageGenerator> generator() {
    return Optional.empty();
  }

  /** Returns the name of an image in messages: {@code image 7}, or its file. */
  default String nameOf(int index) {
    return "image " + index;
  }

  /**
   * Reads images as they are stored, uint8.
   *
   * @param indices ascending
   * @throws org.gan4j.core.InputException if they differ in shape or cannot be read
   */
  Images pixels(int[] indices);

  /**
   * Reads images and prepares them for everything that looks at them, on the caller's thread.
   *
   * @param wanted which images each preparation is for, ascending
   * @param consumer told of each block, whatever its size; the blocks of one preparation are in
   *     order
   * @throws org.gan4j.core.InputException if an image cannot be read or does not fit, naming it
   */
  void read(Map<Preparation, int[]> wanted, Consumer consumer);

  /** Takes blocks of images. */
  @FunctionalInterface
  interface Consumer {

    /**
     * The next images.
     *
     * @param preparation how they are prepared
     * @param indices of them in the set
     */
    void accept(Preparation preparation, int[] indices, FloatImages images);
  }
}
