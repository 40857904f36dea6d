package org.gan4j.core.internal.folder;

import org.gan4j.core.data.ImageStore;
import org.gan4j.core.internal.thread.OrderedTasks;

/**
 * Reads all images of a store, by several threads ahead of one consumer, who gets them in their
 * order. Memory does not grow with their number: a few blocks of about 1 MiB for each thread.
 *
 * @param images the store
 * @param threads at least 1
 */
record OrderedRead(ImageStore images, int threads) {

  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCK_IMAGES = 64;

  /** What is done with the images. */
  @FunctionalInterface
  interface Consumer {
    /** Takes the images from {@code first} on; the array is the consumer's. */
    void accept(int first, byte[] pixels);
  }

  /**
   * Hands over all images, on the caller's thread. What the consumer throws ends it.
   *
   * @throws org.gan4j.core.InputException that of the first image, in order, that cannot be read
   */
  void forEach(Consumer consumer) {
    int size = images.shape().size();
    int block = Math.max(1, Math.min(BLOCK_IMAGES, BLOCK_BYTES / size));
    try (var blocks = new OrderedTasks<byte[]>(threads, 2 * threads + 1)) {
      int submitted = 0;
      for (int first = 0; first < images.count(); first += block) {
        while (submitted < images.count() && !blocks.isFull()) {
          int from = submitted;
          int to = Math.min(images.count(), from + block);
          blocks.add(() -> read(from, to));
          submitted = to;
        }
        consumer.accept(first, blocks.next());
      }
    }
  }

  private byte[] read(int from, int to) {
    int size = images.shape().size();
    byte[] pixels = new byte[(to - from) * size];
    for (int image = from; image < to; image++) {
      images.read(image, pixels, (image - from) * size);
    }
    return pixels;
  }
}
