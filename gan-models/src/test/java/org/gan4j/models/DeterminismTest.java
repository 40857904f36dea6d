package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;

/** Twenty steps of a small DCGAN with dropout, two threads an operation. */
final class DeterminismTest {

  @Test
  void sameSeedGivesTheSameBits() {
    assertThat(hashAfterTwentySteps(1)).isEqualTo(hashAfterTwentySteps(1));
  }

  @Test
  void anotherSeedGivesOthers() {
    assertThat(hashAfterTwentySteps(2)).isNotEqualTo(hashAfterTwentySteps(1));
  }

  @Test
  void anotherNetworkBesideThemChangesNoFirstValue() {
    Variant more =
        graph -> {
          graph.network("extra", new long[] {3}, net -> net.dense(5));
          dcgan().define(graph);
        };
    try (var alone = new VariantRun(dcgan(), 28);
        var beside = new VariantRun(more, 28)) {
      Moves.none(alone.weights("generator"), beside.weights("generator"));
      Moves.none(alone.weights("discriminator"), beside.weights("discriminator"));
    }
  }

  private static String hashAfterTwentySteps(long seed) {
    try (var run = new VariantRun(dcgan(), 28, 1, seed)) {
      run.run("joint", 20);
      return run.hash();
    }
  }

  private static Variant dcgan() {
    return SmallVariants.dcgan(8, 5, 0.3, SmallVariants.ADAM, SmallVariants.ADAM);
  }
}
