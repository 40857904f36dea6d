package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code gan bench} as a user calls it. */
final class GanBenchTest extends GanCalls {

  @Test
  void eachConfigIsMeasured() {
    assertThat(gan("bench", config, config, "--rounds", 3, "--steps", 5)).isZero();
    assertThat(verbs.calls).containsExactly("bench [toy, toy] rounds 3 steps 5");
    assertThat(out.toString().lines()).containsExactly("config  ms a step");
  }

  @Test
  void withoutAConfigOneOfEachVariantIsMeasured() {
    String before = System.getProperty("gan.home");
    System.setProperty("gan.home", Path.of("..").toString());
    try {
      assertThat(gan("bench")).isZero();
    } finally {
      if (before == null) {
        System.clearProperty("gan.home");
      } else {
        System.setProperty("gan.home", before);
      }
    }
    assertThat(verbs.calls.get(0))
        .startsWith("bench [vanilla-mnist, dcgan-mnist, lsgan-mnist")
        .endsWith("rounds 10 steps 20");
  }

  @Test
  void noRoundsAreRefused() {
    assertRefused(
        gan("bench", config, "--rounds", 0),
        "--rounds: expected at least 1, found 0. Leave it out for the default.");
  }

  @Test
  void aValueOutOfRangeIsRefusedAsElsewhere() {
    assertThat(gan("bench", config, "--set", "training.steps=0")).isEqualTo(2);
    assertThat(verbs.calls).isEmpty();
  }
}
