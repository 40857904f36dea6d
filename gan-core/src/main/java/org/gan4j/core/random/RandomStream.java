package org.gan4j.core.random;

/**
 * A random stream on the host: SplitMix64 (Steele, Lea and Flood, 2014, figure 16), started from a
 * {@link StreamKey} and a counter. The algorithm is written out here, and uses only strict
 * arithmetic, so that the draws do not change with the JDK.
 *
 * <p>Not safe for use by several threads.
 */
public final class RandomStream {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /**
   * @param key the stream
   * @param counter part of the stream, for instance an epoch or a block of samples
   */
  public RandomStream(StreamKey key, long counter) {
    this.state = mix(key.value() + GOLDEN_GAMMA * mix(counter + GOLDEN_GAMMA));
  }

  /** Draws 64 uniform bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Draws uniformly from [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Draws uniformly from [0, bound), without modulo bias.
   *
   * @param bound at least 1
   */
  public int nextInt(int bound) {
    long limit = (1L << 32) / bound * bound;
    long draw;
    do {
      draw = nextLong() >>> 32;
    } while (draw >= limit);
    return (int) (draw % bound);
  }

  /** Draws from the standard normal distribution: the Box-Muller transform of two uniform draws. */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /** Draws a uniformly distributed order of 0..n-1 (Fisher and Yates). */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
