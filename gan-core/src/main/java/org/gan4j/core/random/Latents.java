package org.gan4j.core.random;

/**
 * Standard normal latents of a named stream. The latents of sample i follow from (seed, stream, i)
 * alone, so a sample does not depend on how many are drawn with it.
 *
 * @param seed the experiment's
 * @param stream names the use, for instance {@code samples/grid}
 * @param size of one latent vector
 */
public record Latents(long seed, String stream, int size) {

  /** The latents of samples {@code [from, from + count)}, row-major {@code [count, size]}. */
  public float[] of(long from, int count) {
    StreamKey key = StreamKey.of(seed, stream);
    float[] values = new float[count * size];
    for (int i = 0; i < count; i++) {
      RandomStream draws = new RandomStream(key, from + i);
      for (int j = 0; j < size; j++) {
        values[i * size + j] = (float) draws.nextGaussian();
      }
    }
    return values;
  }
}
