package org.gan4j.eval.internal.linear;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * How OpenBLAS is used: one thread a call, several calls at once. Its own threads wait for each
 * other by spinning, which is many times slower as soon as anything else runs on the machine, and
 * their number would change the last bits.
 */
public final class Blas {

  private static final int AT_ONCE = Math.min(8, Runtime.getRuntime().availableProcessors());

  static {
    openblas_nolapack.blas_set_num_threads(1);
  }

  private Blas() {}

  /** To be called by each class that calls OpenBLAS, before it does. */
  public static void oneThread() {
    // The work is done when this class is initialised.
  }

  /** Does some things that do not touch each other, at most eight at once. */
  public static void each(int count, IntConsumer work) {
    for (int from = 0; from < count; from += AT_ONCE) {
      IntStream.range(from, Math.min(count, from + AT_ONCE)).parallel().forEach(work);
    }
  }

  /** Makes some things, at most eight at once, and uses them one by one, in order. */
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
