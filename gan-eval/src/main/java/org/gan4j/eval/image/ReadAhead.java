package org.gan4j.eval.image;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.gan4j.core.internal.thread.OrderedTasks;

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
  private final OrderedTasks<Run> runs;
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
    this.runs = new OrderedTasks<>(threads, 2 * threads);
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
      Run run = runs.next();
      current = run.images.iterator();
      failure = run.failure;
    }
    FloatImages image = current.next();
    runLength = Math.max(1, Math.min(LONGEST_RUN, RUN_VALUES / image.shape().size()));
    return image;
  }

  private void submit() {
    while (!runs.isFull() && submitted < images.count()) {
      int from = submitted;
      int to = Math.min(images.count(), from + runLength);
      runs.add(() -> read(from, to));
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

  /** Waits for the images that are being read; after that no thread reads from the collection. */
  @Override
  public void close() {
    stopped = true;
    runs.close();
  }
}
