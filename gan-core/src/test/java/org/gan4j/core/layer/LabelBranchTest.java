package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.gan4j.core.testing.LayerCase;
import org.gan4j.core.variable.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Three classes, mapped by a dense layer to (-10, 11), (20, -21) and (30, 31), then rectified. */
final class LabelBranchTest {

  private static final float[] KERNEL = {-10, 11, 20, -21, 30, 31};

  private static LayerCase branch(long... input) {
    return counting(input, net -> net.joinLabels(3, label -> label.bias(false).dense(2).relu()))
        .weight(0, KERNEL);
  }

  @Test
  void vectorsGetWhatTheLayersMakeOfTheLabel() {
    try (var branch = branch(2, 3)) {
      assertThat(joined(branch, 2, 0)).containsExactly(1, 2, 3, 30, 31, 4, 5, 6, 0, 11);
      assertThat(branch.net.output().shape()).isEqualTo(Shape.of(5));
      assertThat(branch.net.usesLabels()).isTrue();
    }
  }

  @Test
  void mapsGetItAsConstantChannels() {
    try (var branch = branch(2, 1, 2, 1)) {
      assertThat(joined(branch, 1, 2)).containsExactly(1, 20, 0, 2, 20, 0, 3, 30, 31, 4, 30, 31);
    }
  }

  @Test
  void itsWeightsAreNamedAfterIt() {
    try (var branch = counting(shape(1, 2), net -> net.joinLabels(3, label -> label.dense(2)))) {
      assertThat(branch.net.weights())
          .extracting(Variable::name)
          .containsExactly("net/label_branch/dense/kernel", "net/label_branch/dense/bias");
    }
  }

  @Test
  void branchThatEndsInAMapIsRefused() {
    assertThatThrownBy(
            () -> counting(shape(1, 2), net -> net.joinLabels(3, label -> label.reshape(1, 1, 3))))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/label_branch': expected a vector [features], found [1, 1, 3]. "
                + "Put flatten() before it.");
  }

  private static float[] joined(LayerCase branch, int... labels) {
    return branch.graph.run(
        branch.net.infer(branch.graph.weights(), branch.x, branch.graph.tf().constant(labels)));
  }
}
