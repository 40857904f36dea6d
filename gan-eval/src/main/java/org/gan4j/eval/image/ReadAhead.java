package org.gan4j.eval.image;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the images of a collection ahead of one consumer. Each thread reads runs of images, two of
 * which are in progress for each thread. The length of a run follows from the size of the images
 * before it and affects only the speed.
 */
final class ReadAhead implements AutoCloseable {

  private static final int LONGEST_RUN = 32;

  /** Values (float32) that a run should not exceed: 16 MiB. */
  private static final int RUN_VALUES = 1 << 22;

  private final ImageCollection images;
  private final Preparation preparation;
  private final int most;
  private final ExecutorService pool;
  private final Queue<Future<Run>> underWay = new ArrayDeque<>();
  private Iterator<FloatImages> current = List.<FloatImages>of().iterator();
  private RuntimeException failure;
  private int runLength = 1;
  private int submitted;
  private volatile boolean stopped;

  /** Some images in a row, up to the first that failed. */
  private record Run(List<FloatImages> images, RuntimeException failure) {}

  ReadAhead(ImageCollection images, Preparation preparation, int threads) {
    this.images = images;
    this.preparation = preparation;
    this.most = 2 * threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "image-reader");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Returns the next image.
   *
   * @throws RuntimeException that of the image, if it cannot be read
   * @throws CancellationException if the caller's thread is interrupted
   */
  FloatImages next() {
    while (!current.hasNext()) {
      if (failure != null) {
        throw failure;
      }
      submit();
      Run run = await(underWay.remove());
      current = run.images.iterator();
      failure = run.failure;
    }
    FloatImages image = current.next();
    runLength = Math.max(1, Math.min(LONGEST_RUN, RUN_VALUES / image.shape().size()));
    return image;
  }

  private void submit() {
    while (underWay.size() < most && submitted < images.count()) {
      int from = submitted;
      int to = Math.min(images.count(), from + runLength);
      underWay.add(pool.submit(() -> read(from, to)));
      submitted = to;
    }
  }

  private Run read(int from, int to) {
    List<FloatImages> read = new ArrayList<>(to - from);
    for (int index = from; index < to && !stopped; index++) {
      try {
        read.add(preparation.prepare(images.read(index), images.nameOf(index)));
      } catch (RuntimeException failed) {
        return new Run(read, failed);
      }
    }
    return new Run(read, null);
  }

  private static Run await(Future<Run> future) {
    try {
      return future.get();
    } catch (ExecutionException broken) {
      if (broken.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(broken.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading images");
    }
  }

  /** Waits for the images that are being read; after that no thread reads from the collection. */
  @Override
  public void close() {
    stopped = true;
    underWay.forEach(future -> future.cancel(false));
    pool.shutdown();
    Uninterruptibles.awaitTerminationUninterruptibly(pool);
  }
}
