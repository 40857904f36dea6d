package org.gan4j.eval.set;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.image.ImageBlocks;
import org.gan4j.eval.image.ImageCollection;
import org.gan4j.eval.image.ImageCollections;
import org.gan4j.eval.image.Preparation;

/**
 * The images of a folder, archive or array, which may differ in size. They are decoded and prepared
 * on several threads; the result does not depend on how many.
 *
 * @param images closed by its owner
 * @param threads that read ahead
 */
public record CollectionSet(ImageCollection images, int threads) implements ImageSet {

  private static final int BLOCK = 256;

  @Override
  public String name() {
    return images.name();
  }

  @Override
  public String contentHash() {
    return images.contentHash();
  }

  @Override
  public int count() {
    return images.count();
  }

  /** Empty: what the images are is known once they are read. */
  @Override
  public Optional<ImageShape> shape() {
    return Optional.empty();
  }

  @Override
  public Optional<ClassLabels> labels() {
    return images.labels();
  }

  @Override
  public String nameOf(int index) {
    return images.nameOf(index);
  }

  @Override
  public Images pixels(int[] indices) {
    if (indices.length == 0) {
      throw new IllegalArgumentException("no images");
    }
    ImageShape shape = images.read(indices[0]).shape();
    byte[] pixels = new byte[Math.multiplyExact(indices.length, shape.size())];
    for (int i = 0; i < indices.length; i++) {
      Images image = images.read(indices[i]);
      if (!image.shape().equals(shape)) {
        throw new InputException(
            nameOf(indices[i]),
            String.format(
                Locale.ROOT,
                "expected an image of %s as the first, found %s",
                shape,
                image.shape()),
            "Bring all images to one size for metrics of pixels.");
      }
      System.arraycopy(image.pixels(), 0, pixels, i * shape.size(), shape.size());
    }
    return new Images(shape, pixels);
  }

  /** Each preparation is a walk of its own: the threads that decode images prepare them, too. */
  @Override
  public void read(Map<Preparation, int[]> wanted, Consumer consumer) {
    wanted.forEach(
        (preparation, indices) ->
            new ImageBlocks(ImageCollections.select(images, indices), preparation, BLOCK, threads)
                .forEach(
                    block ->
                        consumer.accept(
                            preparation,
                            Arrays.copyOfRange(indices, block.from(), block.to()),
                            block.images())));
  }
}
