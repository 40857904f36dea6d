package org.gan4j.train.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import org.gan4j.core.data.Counterpart;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageStore;
import org.gan4j.train.session.BatchImages;
import org.gan4j.train.session.TrainingSession;

/**
 * Reads batches ahead of the steps, on threads of its own. The number of a batch decides which
 * images it holds, so the next batches are known. The pixels depend only on the indices that are
 * asked for, not on what was read ahead or by how many threads. A batch that was not foreseen, such
 * as after a roll back, is read when it is asked for.
 *
 * <p>It holds {@value #USUAL} batches in memory, or more if batches are small and threads are many,
 * in at most 256 MiB unless two batches are larger.
 *
 * <p>Only one thread may use it, and must also close it.
 */
public final class Prefetcher implements BatchImages, AutoCloseable {

  private static final long MOST_BYTES = 256L << 20;
  private static final int USUAL = 8;

  private final LongFunction<int[][]> batches;
  private final BatchReads reads;
  private final int most;
  private final Deque<BatchReads.Batch> ahead = new ArrayDeque<>();
  private BatchReads.Batch current = BatchReads.Batch.NONE;
  private long nanos;

  /**
   * Reads ahead for a session from now on; the caller closes it before the session.
   *
   * @param batches gives the indices of a batch by its number, domain by domain
   * @param threads number of threads that read, at least 1
   * @return null if the session has its images on the device
   */
  public static Prefetcher of(TrainingSession session, LongFunction<int[][]> batches, int threads) {
    if (session.streamedData().isEmpty()) {
      return null;
    }
    Prefetcher ahead = new Prefetcher(session.streamedData().get(), batches, threads);
    session.readFrom(ahead);
    return ahead;
  }

  /**
   * @param dataset source of the images
   * @param batches gives the indices of a batch by its number, domain by domain
   * @param threads number of threads that read, at least 1
   */
  public Prefetcher(Dataset dataset, LongFunction<int[][]> batches, int threads) {
    List<ImageStore> domains = new ArrayList<>(List.of(dataset.store()));
    dataset.counterpart().map(Counterpart::images).ifPresent(b -> domains.add(b.store()));
    this.batches = batches;
    this.reads = new BatchReads(domains, threads);
    this.most = most(batches.apply(0), dataset.shape().size(), threads);
  }

  /** Returns how many batches are read ahead. */
  private static int most(int[][] batch, int imageBytes, int threads) {
    long images = Arrays.stream(batch).mapToLong(domain -> domain.length).sum();
    long fitting = MOST_BYTES / (images * imageBytes);
    long wanted = 1 + 2L * threads * BatchReads.PIECE / images;
    return (int) Math.max(2, Math.min(fitting, Math.max(USUAL, wanted)));
  }

  @Override
  public void expect(long number) {
    if (ahead.isEmpty() || ahead.peek().number() != number) {
      ahead.forEach(BatchReads.Batch::cancel);
      ahead.clear();
      ahead.add(start(number));
    }
    fill();
  }

  @Override
  public byte[][] read(int[][] batch) {
    if (!ahead.isEmpty() && ahead.peek().holds(batch)) {
      reads.recycle(current);
      current = ahead.remove();
      ahead.add(start(ahead.isEmpty() ? current.number() + 1 : ahead.getLast().number() + 1));
      fill();
    } else if (!current.holds(batch)) {
      reads.recycle(current);
      current = reads.start(BatchReads.UNFORESEEN, batch);
    }
    long start = System.nanoTime();
    try {
      return current.await();
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  private void fill() {
    while (ahead.size() < most) {
      ahead.add(start(ahead.getLast().number() + 1));
    }
  }

  private BatchReads.Batch start(long number) {
    return reads.start(number, batches.apply(number));
  }

  @Override
  public double secondsWaited() {
    return nanos / 1e9;
  }

  /** Waits for the images that are being read, then ends the threads. */
  @Override
  public void close() {
    reads.close();
  }
}
