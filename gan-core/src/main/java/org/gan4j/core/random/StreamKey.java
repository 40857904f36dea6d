package org.gan4j.core.random;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * The key of a named random stream of one experiment. Equal seed and name give equal draws, on any
 * machine; different names give independent streams.
 *
 * <p>The key is the first 64 bits of SHA-256 over the seed and the name. It keys TensorFlow's
 * stateless random operations (with a counter) and, on the host, {@link RandomStream}.
 *
 * @param value 64 well-mixed bits
 */
public record StreamKey(long value) {

  /** Returns the key of a stream of the experiment with this seed. */
  public static StreamKey of(long seed, String name) {
    return new StreamKey(
        Hashing.sha256()
            .newHasher()
            .putLong(seed)
            .putString(name, StandardCharsets.UTF_8)
            .hash()
            .asLong());
  }
}
