package org.gan4j.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

  /** SciPy 1.17.1: stats.norm.sf. */
  @ParameterizedTest
  @CsvSource({
    "-4,0.9999683287581669",
    "-1,0.8413447460685429",
    "0,0.5",
    "0.5,0.3085375387259869",
    "1.96,0.024997895148220435",
    "2.99,0.0013948872354922468",
    "3.01,0.0013062384487694675",
    "6,9.865876450376946e-10",
    "30,4.906713927147908e-198"
  })
  void agreesWithSciPy(double z, double tail) {
    assertThat(NormalTail.above(z)).isCloseTo(tail, within(1e-12 * tail));
  }
}
