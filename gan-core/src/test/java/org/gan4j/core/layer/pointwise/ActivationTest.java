package org.gan4j.core.layer.pointwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Range;
import org.gan4j.core.testing.LayerCase;
import org.junit.jupiter.api.Test;

/** Values of tanh and the logistic function: Abramowitz and Stegun, 4.5, and 1 / (1 + e^-x). */
final class ActivationTest {

  @Test
  void reluCutsNegativeValuesOff() {
    check(NetworkBuilder::relu, new Range(0, Double.POSITIVE_INFINITY), 0, 0, 3);
  }

  @Test
  void leakyReluScalesNegativeValues() {
    check(net -> net.leakyRelu(0.2), Range.REAL, -0.4f, 0, 3);
  }

  @Test
  void tanhYieldsTheRangeOfImages() {
    check(NetworkBuilder::tanh, Range.IMAGE, -0.9640276f, 0, 0.9950548f);
  }

  @Test
  void sigmoidYieldsProbabilities() {
    check(NetworkBuilder::sigmoid, Range.UNIT, 0.1192029f, 0.5f, 0.9525741f);
  }

  private static void check(Consumer<NetworkBuilder> layer, Range range, float... expected) {
    try (var activation = new LayerCase(new long[] {1, 3}, new float[] {-2, 0, 3}, layer)) {
      assertThat(activation.net.output().range()).isEqualTo(range);
      assertThat(activation.infer()).containsExactly(expected, within(1e-6f));
      assertThat(activation.train()).containsExactly(expected, within(1e-6f));
    }
  }
}
