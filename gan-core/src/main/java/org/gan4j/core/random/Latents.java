package org.gan4j.core.random;

import java.util.OptionalDouble;
import org.gan4j.core.Bounds;

/**
 * Latents of a named stream: standard normal, possibly truncated to [-T, T] by drawing values
 * outside again (Brock et al. 2019, section 3.1: less variety, higher fidelity). The latents of
 * sample i follow from (seed, stream, i) alone, so a sample does not depend on how many others are
 * drawn.
 *
 * @param seed seed of the experiment
 * @param stream name of the stream, such as {@code samples/grid}
 * @param size size of one latent vector
 * @param truncation T, at least {@value #SMALLEST_TRUNCATION}; empty for none
 */
public record Latents(long seed, String stream, int size, OptionalDouble truncation) {

  /** The smallest truncation; with a smaller one, draws would be repeated hundreds of times. */
  public static final double SMALLEST_TRUNCATION = 0.01;

  /**
   * @throws IllegalArgumentException if the truncation is too small
   */
  public Latents {
    truncation.ifPresent(Latents::requireTruncation);
  }

  /** Makes latents without truncation. */
  public Latents(long seed, String stream, int size) {
    this(seed, stream, size, OptionalDouble.empty());
  }

  /**
   * Refuses a truncation that is too small.
   *
   * @throws IllegalArgumentException if it is not at least {@value #SMALLEST_TRUNCATION}
   */
  public static void requireTruncation(double truncation) {
    String range = "[" + SMALLEST_TRUNCATION + ", infinity)";
    boolean inside = truncation >= SMALLEST_TRUNCATION && Double.isFinite(truncation);
    Bounds.in("truncation", range, inside, truncation);
  }

  /**
   * Returns the latents of the samples {@code [from, from + count)}, row-major {@code [count,
   * size]}.
   */
  public float[] of(long from, int count) {
    StreamKey key = StreamKey.of(seed, stream);
    double limit = truncation.orElse(Double.POSITIVE_INFINITY);
    float[] values = new float[count * size];
    for (int i = 0; i < count; i++) {
      RandomStream draws = new RandomStream(key, from + i);
      for (int j = 0; j < size; j++) {
        values[i * size + j] = (float) within(draws, limit);
      }
    }
    return values;
  }

  private static double within(RandomStream draws, double limit) {
    double value;
    do {
      value = draws.nextGaussian();
    } while (Math.abs(value) > limit);
    return value;
  }
}
