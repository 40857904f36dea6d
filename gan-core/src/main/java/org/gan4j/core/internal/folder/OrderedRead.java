package org.gan4j.core.internal.folder;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gan4j.core.data.ImageStore;

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
    ExecutorService pool = Executors.newFixedThreadPool(threads, OrderedRead::daemon);
    Queue<Future<byte[]>> underWay = new ArrayDeque<>();
    try {
      int submitted = 0;
      for (int first = 0; first < images.count(); first += block) {
        while (submitted < images.count() && underWay.size() < 2 * threads + 1) {
          int from = submitted;
          int to = Math.min(images.count(), from + block);
          underWay.add(pool.submit(() -> read(from, to)));
          submitted = to;
        }
        consumer.accept(first, await(underWay.remove()));
      }
    } finally {
      underWay.forEach(future -> future.cancel(false));
      pool.shutdown();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "image-reader");
    thread.setDaemon(true);
    return thread;
  }

  private byte[] read(int from, int to) {
    int size = images.shape().size();
    byte[] pixels = new byte[(to - from) * size];
    for (int image = from; image < to; image++) {
      images.read(image, pixels, (image - from) * size);
    }
    return pixels;
  }

  private static byte[] await(Future<byte[]> block) {
    try {
      return block.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      if (failed.getCause() instanceof RuntimeException reported) {
        throw reported;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading images");
    }
  }
}
