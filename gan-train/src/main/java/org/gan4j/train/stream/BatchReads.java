package org.gan4j.train.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.gan4j.core.data.ImageStore;
import org.gan4j.core.internal.thread.ReaderThreads;

/**
 * Reads batches of images on a pool of threads. A batch is read in pieces, so that all threads work
 * on it.
 */
final class BatchReads implements AutoCloseable {

  /** Number of images that one thread reads at a time. */
  static final int PIECE = 16;

  /** The number of a batch that is read out of order. */
  static final long UNFORESEEN = -1;

  private final List<ImageStore> domains;
  private final ReaderThreads threads;
  private final Deque<byte[][]> free = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * @param domains the images of each domain
   * @param threads number of threads, at least 1
   */
  BatchReads(List<ImageStore> domains, int threads) {
    this.domains = List.copyOf(domains);
    this.threads = new ReaderThreads("batch-reader", threads);
  }

  /**
   * A batch that is being read.
   *
   * @param number number in the order of batches, or {@link #UNFORESEEN}
   * @param indices indices of its images, domain by domain
   * @param pixels pixels of its images, complete when all pieces are done
   * @param pieces pieces in the order of the images
   */
  record Batch(long number, int[][] indices, byte[][] pixels, List<Future<?>> pieces) {

    /** No batch. */
    static final Batch NONE = new Batch(UNFORESEEN, new int[0][], new byte[0][], List.of());

    boolean holds(int[][] wanted) {
      return Arrays.deepEquals(indices, wanted);
    }

    void cancel() {
      pieces.forEach(piece -> piece.cancel(false));
    }

    /**
     * Waits until all pixels are read and returns them.
     *
     * @throws org.gan4j.core.InputException for the first image that cannot be read
     */
    byte[][] await() {
      pieces.forEach(ReaderThreads::await);
      return pixels;
    }
  }

  /** Begins to read a batch. */
  Batch start(long number, int[][] indices) {
    byte[][] pixels = buffers(indices);
    List<Future<?>> pieces = new ArrayList<>();
    for (int domain = 0; domain < indices.length; domain++) {
      for (int from = 0; from < indices[domain].length; from += PIECE) {
        Piece piece = new Piece(domains.get(domain), indices[domain], pixels[domain], from);
        pieces.add(threads.submit(() -> read(piece)));
      }
    }
    return new Batch(number, indices, pixels, pieces);
  }

  /**
   * A piece of a batch: some of its images.
   *
   * @param images source of the images
   * @param indices of the batch
   * @param pixels of the batch
   * @param from position of the first image
   */
  private record Piece(ImageStore images, int[] indices, byte[] pixels, int from) {}

  private void read(Piece piece) {
    int to = Math.min(piece.from + PIECE, piece.indices.length);
    int size = piece.images.shape().size();
    for (int i = piece.from; i < to && !closed; i++) {
      piece.images.read(piece.indices[i], piece.pixels, i * size);
    }
  }

  private byte[][] buffers(int[][] indices) {
    byte[][] pixels = free.isEmpty() ? new byte[indices.length][0] : free.pop();
    for (int domain = 0; domain < indices.length; domain++) {
      int size = indices[domain].length * domains.get(domain).shape().size();
      if (pixels[domain].length != size) {
        pixels[domain] = new byte[size];
      }
    }
    return pixels;
  }

  /** Reuses the memory of a batch that is not needed any more. */
  void recycle(Batch batch) {
    if (batch.pixels.length == domains.size() && batch.pieces.stream().allMatch(Future::isDone)) {
      free.push(batch.pixels);
    }
  }

  /**
   * Ends the threads without interrupting them, because an interrupt would close files that others
   * share.
   */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }
}
