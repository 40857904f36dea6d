package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ClassAccuracyTest {

  /** 3 of 4 right: sqrt(3/4 * 1/4 / 4). */
  @Test
  void sharesOfAllAndOfEachClass() {
    var accuracy = ClassAccuracy.of(new int[] {0, 1, 2, 2}, new int[] {0, 1, 1, 2}, 4);
    assertThat(accuracy.share()).isEqualTo(0.75);
    assertThat(accuracy.standardError().value()).isCloseTo(Math.sqrt(3.0 / 64), within(1e-15));
    assertThat(accuracy.share(1)).isEqualTo(0.5);
    assertThat(accuracy.share(2)).isEqualTo(1);
    assertThat(accuracy.share(3)).isNaN();
  }
}
