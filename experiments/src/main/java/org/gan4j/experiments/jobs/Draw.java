package org.gan4j.experiments.jobs;

import java.util.OptionalDouble;
import org.gan4j.core.random.Latents;

/**
 * Where the latents of samples come from.
 *
 * @param seed decides them
 * @param stream names their use
 * @param truncation T of latents truncated to [-T, T]; empty for none
 */
record Draw(long seed, String stream, OptionalDouble truncation) {

  Latents latents(int size) {
    return new Latents(seed, stream, size, truncation);
  }
}
