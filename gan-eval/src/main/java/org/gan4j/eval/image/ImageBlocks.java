package org.gan4j.eval.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gan4j.core.data.ImageShape;

/**
 * Reads a collection in its order. Several threads read and prepare images ahead; the caller's
 * thread receives them in blocks of one shape. The blocks do not depend on the number of threads.
 * Memory does not grow with the number of images: about {@value #BLOCK_MIB} MiB for a block, and as
 * much for each thread, unless single images are larger.
 *
 * @param images collection to read
 * @param preparation preparation of each image
 * @param size greatest number of images in a block, at least 1; blocks of large images hold fewer
 * @param threads number of threads that read ahead, at least 1
 */
public record ImageBlocks(ImageCollection images, Preparation preparation, int size, int threads) {

  private static final int BLOCK_MIB = 64;
  private static final int BLOCK_VALUES = BLOCK_MIB << 18;

  /**
   * @throws IllegalArgumentException if size or threads are below 1
   */
  public ImageBlocks {
    if (size < 1 || threads < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected at least 1 image and 1 thread, found %d and %d",
              size,
              threads));
    }
  }

  /**
   * Consecutive images of the collection, of one shape.
   *
   * @param from the index of the first
   * @param images the images, prepared
   */
  public record Block(int from, FloatImages images) {

    /** Returns the index after the last image. */
    public int to() {
      return from + images.count();
    }
  }

  /**
   * Passes all images to a consumer. An exception of the consumer ends the reading and is passed
   * on.
   *
   * @param consumer takes one block after the other
   * @throws org.gan4j.core.InputException that of the first image, in order, that cannot be read;
   *     the full blocks before it have been handed over then
   */
  public void forEach(Consumer<Block> consumer) {
    Gathering gathering = new Gathering(size, consumer);
    try (ReadAhead ahead = new ReadAhead(images, preparation, threads)) {
      for (int index = 0; index < images.count(); index++) {
        gathering.add(index, ahead.next());
      }
    }
    gathering.flush();
  }

  /** Returns how many images of a shape a block of at most {@code size} holds. */
  private static int capacity(ImageShape shape, int size) {
    return Math.max(1, Math.min(size, BLOCK_VALUES / shape.size()));
  }

  /** Gathers images of one shape until a block is full or the shape changes. */
  private static final class Gathering {

    private final int size;
    private final Consumer<Block> consumer;
    private final List<FloatImages> pending = new ArrayList<>();
    private int from;

    Gathering(int size, Consumer<Block> consumer) {
      this.size = size;
      this.consumer = consumer;
    }

    void add(int index, FloatImages image) {
      if (!pending.isEmpty() && !pending.get(0).shape().equals(image.shape())) {
        flush();
      }
      if (pending.isEmpty()) {
        from = index;
      }
      pending.add(image);
      if (pending.size() == capacity(image.shape(), size)) {
        flush();
      }
    }

    void flush() {
      if (pending.isEmpty()) {
        return;
      }
      ImageShape shape = pending.get(0).shape();
      float[] pixels = new float[pending.size() * shape.size()];
      for (int k = 0; k < pending.size(); k++) {
        System.arraycopy(pending.get(k).pixels(), 0, pixels, k * shape.size(), shape.size());
      }
      pending.clear();
      consumer.accept(new Block(from, new FloatImages(shape, pixels)));
    }
  }
}
