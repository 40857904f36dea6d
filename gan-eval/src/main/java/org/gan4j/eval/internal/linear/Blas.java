package org.gan4j.eval.internal.linear;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Runs OpenBLAS with one thread for each call, and several calls at once. Its own threads wait for
 * each other by spinning, which is many times slower if anything else runs on the machine, and
 * their number would change the last bits.
 */
public final class Blas {

  private static final int AT_ONCE = Math.min(8, Runtime.getRuntime().availableProcessors());

  static {
    openblas_nolapack.blas_set_num_threads(1);
  }

  private Blas() {}

  /** Must be called by each class before it calls OpenBLAS. */
  public static void oneThread() {
    // The static initialiser of this class does the work.
  }

  /** Runs independent tasks, at most eight at once. */
  public static void each(int count, IntConsumer work) {
    for (int from = 0; from < count; from += AT_ONCE) {
      IntStream.range(from, Math.min(count, from + AT_ONCE)).parallel().forEach(work);
    }
  }

  /** Computes values, at most eight at once, and consumes them one by one, in order. */
  public static <T> void inOrder(int count, IntFunction<T> make, Consumer<T> use) {
    for (int from = 0; from < count; from += AT_ONCE) {
      IntStream.range(from, Math.min(count, from + AT_ONCE))
          .parallel()
          .mapToObj(make)
          .toList()
          .forEach(use);
    }
  }
}
