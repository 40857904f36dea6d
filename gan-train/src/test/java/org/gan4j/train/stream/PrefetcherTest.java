package org.gan4j.train.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.train.BatchOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetcherTest {

  private static final ImageShape SHAPE = new ImageShape(2, 3, 1);
  private static final int COUNT = 45;
  private static final int BATCH = 7;

  private final Dataset memory = dataset(1);
  private final BatchOrder order = new BatchOrder(5, COUNT, BATCH);

  private static Dataset dataset(int seed) {
    byte[] pixels = new byte[COUNT * SHAPE.size()];
    new Random(seed).nextBytes(pixels);
    return Dataset.of("noise", new Images(SHAPE, pixels), Optional.empty(), 0);
  }

  private int[][] indices(long number) {
    return new int[][] {order.batch(number)};
  }

  private Prefetcher prefetcher(Dataset dataset, int threads) {
    return new Prefetcher(dataset, this::indices, threads);
  }

  private byte[] expected(long number) {
    return memory.images().select(order.batch(number)).pixels();
  }

  private static List<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("batch-reader"))
        .toList();
  }

  /** A pool is closed a moment before the last of its threads has ended. */
  private static void assertNoReaderStays() throws InterruptedException {
    for (Thread reader : readers()) {
      reader.join(10_000);
    }
    assertThat(readers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,0", "1,2", "2,2", "5,2", "9,3"})
  void anyNumberOfThreadsHandsOverTheSameBatches(int threads, int delay) {
    try (Prefetcher ahead = prefetcher(SlowImages.like(memory, delay), threads)) {
      for (long number = 0; number < 40; number++) {
        ahead.expect(number);
        assertThat(ahead.read(indices(number))[0])
            .as("batch " + number)
            .isEqualTo(expected(number));
      }
    }
  }

  @Test
  void aRunMayBeginAnywhereAndGoBackAndAskAgain() {
    try (Prefetcher ahead = prefetcher(SlowImages.like(memory, 1), 3)) {
      for (long number : new long[] {17, 18, 3, 4, 4, 5, 30, 0}) {
        ahead.expect(number);
        assertThat(ahead.read(indices(number))[0]).isEqualTo(expected(number));
        assertThat(ahead.read(indices(number))[0]).isEqualTo(expected(number));
      }
      // Nobody said that this one would come.
      assertThat(ahead.read(indices(25))[0]).isEqualTo(expected(25));
    }
  }

  @Test
  void bothDomainsAreReadAhead() {
    Dataset other = dataset(2);
    Dataset two = Dataset.pair("two", SlowImages.like(memory, 1), SlowImages.like(other, 1), false);
    BatchOrder second = new BatchOrder(6, COUNT, BATCH);
    try (Prefetcher ahead =
        new Prefetcher(two, n -> new int[][] {order.batch(n), second.batch(n)}, 2)) {
      for (long number = 0; number < 9; number++) {
        ahead.expect(number);
        byte[][] pixels = ahead.read(new int[][] {order.batch(number), second.batch(number)});
        assertThat(pixels[0]).isEqualTo(expected(number));
        assertThat(pixels[1]).isEqualTo(other.images().select(second.batch(number)).pixels());
      }
    }
  }

  @Test
  @Timeout(600)
  void whatIsReadAheadIsBounded() throws InterruptedException {
    Dataset slow = SlowImages.like(memory, 0);
    AtomicInteger reads = ((SlowImages) slow.store()).reads;
    int bound = 10 * BATCH;
    try (Prefetcher ahead = prefetcher(slow, 2)) {
      ahead.expect(0);
      while (reads.get() < bound) {
        Thread.sleep(1);
      }
    }
    // Closed: nothing is being read, and nothing more was asked for.
    assertThat(reads).hasValue(bound);
  }

  @Test
  void damageArrivesAtTheBatchThatHasItAndNotBefore() throws InterruptedException {
    Dataset slow = SlowImages.like(memory, 1);
    int bad = order.batch(4)[3];
    ((SlowImages) slow.store()).damaged = bad;
    long first = 0;
    while (java.util.Arrays.stream(order.batch(first)).noneMatch(index -> index == bad)) {
      first++;
    }
    long damaged = first;
    try (Prefetcher ahead = prefetcher(slow, 4)) {
      for (long number = 0; number < damaged; number++) {
        ahead.expect(number);
        assertThat(ahead.read(indices(number))[0]).isEqualTo(expected(number));
      }
      ahead.expect(damaged);
      assertThatThrownBy(() -> ahead.read(indices(damaged)))
          .isInstanceOf(InputException.class)
          .hasMessage("image " + bad + ": expected an intact image, found none. Stop.");
    }
    assertNoReaderStays();
  }

  @Test
  void waitingIsCountedAndClosingMidWayLeavesNoThread() throws InterruptedException {
    Prefetcher ahead = prefetcher(SlowImages.like(memory, 8), 3);
    ahead.expect(0);
    ahead.read(indices(0));
    assertThat(ahead.secondsWaited()).isBetween(0.001, 60.0);
    assertThat(readers()).isNotEmpty();
    ahead.close();
    assertNoReaderStays();
  }
}
