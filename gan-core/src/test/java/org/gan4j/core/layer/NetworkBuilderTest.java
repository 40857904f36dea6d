package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.Range;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

final class NetworkBuilderTest {

  @Test
  void equalLayersAreNumberedInTheNamesOfTheirVariables() {
    try (var net = counting(shape(1, 4), n -> n.dense(3).relu().dense(2).batchNorm())) {
      assertThat(net.net.weights())
          .extracting(Variable::name)
          .containsExactly(
              "net/dense/kernel",
              "net/dense/bias",
              "net/dense_2/kernel",
              "net/dense_2/bias",
              "net/batch_norm/scale",
              "net/batch_norm/shift");
      assertThat(net.net.states())
          .extracting(Variable::name)
          .containsExactly("net/batch_norm/moving_mean", "net/batch_norm/moving_variance");
    }
  }

  @Test
  void settingsHoldFromWhereTheyStand() {
    try (var net =
        counting(
            shape(1, 4),
            n ->
                n.dense(3)
                    .bias(false)
                    .initializer(Initializer.ones())
                    .dense(2)
                    .spectralNorm()
                    .dense(1))) {
      assertThat(net.net.weights())
          .extracting(Variable::name)
          .containsExactly(
              "net/dense/kernel", "net/dense/bias", "net/dense_2/kernel", "net/dense_3/kernel");
      assertThat(net.graph.valueOf(net.net.weights().get(2))).containsOnly(1);
      assertThat(net.net.states())
          .extracting(Variable::name)
          .containsExactly("net/dense_3/kernel/u");
    }
  }

  @Test
  void userLayerIsChainedLikeAnyOther() {
    Layer shifted =
        (scope, input) -> {
          var shift = scope.weight("shift", Shape.of(input.channels()), Initializer.ones());
          return new Layer.Connected(
              input.in(Range.REAL), (pass, x) -> pass.tf().math.add(x, pass.value(shift)));
        };
    try (var net = counting(shape(1, 3), n -> n.add(shifted).add(shifted))) {
      assertThat(net.infer()).containsExactly(3, 4, 5);
      assertThat(net.net.weights())
          .extracting(Variable::name)
          .containsExactly("net/layer/shift", "net/layer_2/shift");
    }
  }

  @Test
  void emptyNetworkIsTheIdentity() {
    try (var net = counting(shape(2, 2), n -> {})) {
      assertThat(net.infer()).containsExactly(1, 2, 3, 4);
      assertThat(net.net.parameterCount()).isZero();
    }
  }
}
