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
 * Reads batches ahead of the steps on threads of its own. Which images a batch holds follows from
 * its number, so that what comes next is known; the pixels that are handed over follow from the
 * indices asked for alone, whatever was read ahead and by however many threads. A batch that was
 * not foreseen, after a roll back, is read when it is asked for.
 *
 * <p>Memory: {@value #USUAL} batches, more of small ones where there are many threads, in at most
 * 256 MiB unless two batches are larger.
 *
 * <p>To be used by one thread, which also closes it.
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
   * @param batches the indices of the batch with a number, domain by domain
   * @param threads that read, at least 1
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
   * @param dataset where the images are
   * @param batches the indices of the batch with a number, domain by domain
   * @param threads that read, at least 1
   */
  public Prefetcher(Dataset dataset, LongFunction<int[][]> batches, int threads) {
    List<ImageStore> domains = new ArrayList<>(List.of(dataset.store()));
    dataset.counterpart().map(Counterpart::images).ifPresent(b -> domains.add(b.store()));
    this.batches = batches;
    this.reads = new BatchReads(domains, threads);
    this.most = most(batches.apply(0), dataset.shape().size(), threads);
  }

  /** How many batches are read ahead. */
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

  /** Waits for the images being read, after which its threads end. */
  @Override
  public void close() {
    reads.close();
  }
}
