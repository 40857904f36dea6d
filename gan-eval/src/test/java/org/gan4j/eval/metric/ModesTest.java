package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModeCountTest {

  /** p = (1/2, 1/2, 0, 0) against q = 1/4 each: log 2. */
  @Test
  void countsModesAndTheirDivergence() {
    Modes.Count count = new Modes(0).count(new long[] {50, 50, 0, 0}, new double[] {3, 3, 3, 3});

    assertThat(count.modes()).isEqualTo(2);
    assertThat(count.classes()).isEqualTo(4);
    assertThat(count.divergence()).isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void aClassBelowTheLeastShareIsNoMode() {
    long[] fakes = {90, 9, 1};

    assertThat(new Modes(0.02).count(fakes, new double[] {1, 1, 1}).modes()).isEqualTo(2);
    assertThat(new Modes(0).count(fakes, new double[] {1, 1, 1}).modes()).isEqualTo(3);
  }

  @Test
  void fakesWhereTheReferenceHasNoneAreInfinitelyFar() {
    assertThat(new Modes(0).count(new long[] {1, 1}, new double[] {1, 0}).divergence())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void anEmptySideIsRefused() {
    assertThatThrownBy(() -> new Modes().count(new long[2], new double[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
