package org.gan4j.models;

import java.util.stream.Stream;
import org.gan4j.core.variant.Tape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Latents for generator steps that are larger than the batch of real images. */
final class LatentBatches {

  private LatentBatches() {}

  /** {@code [batches x batch, size]}, standard normal. */
  static Operand<TFloat32> draw(Tape tape, int size, int batches) {
    if (batches == 1) {
      return tape.latents(size);
    }
    return tape.tf()
        .concat(
            Stream.generate(() -> tape.latents(size)).limit(batches).toList(),
            tape.tf().constant(0));
  }
}
