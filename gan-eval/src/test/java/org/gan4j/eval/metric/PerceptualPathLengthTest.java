package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

class PerceptualPathLengthTest {

  /** 0 .. 200 and step 0.5: percentiles 2 and 198, mean 100, over 0.25. */
  @Test
  void meanOfWhatLiesBetweenThePercentiles() {
    double[] distances = new double[201];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = i;
    }
    distances[200] = 1e9;
    PerceptualPathLength.Length length = new PerceptualPathLength(0.5).length(distances);

    assertThat(length.value()).isCloseTo(400, within(1e-9));
    assertThat(length.kept()).isEqualTo(197);
    // 197 consecutive integers: variance 197 198 / 12, of the mean over 197, in units of 4
    assertThat(length.error().value()).isCloseTo(4 * Math.sqrt(198 / 12.0), within(1e-9));
  }

  @Test
  void aDistanceThatIsNotFiniteIsRefusedNamingThePath() {
    assertThatThrownBy(() -> new PerceptualPathLength(1e-4).length(new double[] {1, Double.NaN}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("path 1: expected a finite distance, found NaN");
    assertThatThrownBy(() -> new PerceptualPathLength(1e-4).length(new double[] {1}))
        .isInstanceOf(InputException.class);
  }
}
