package org.gan4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.core.testing.LayerCase.counting;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.InputException;
import org.gan4j.core.testing.LayerCase;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** Three classes with the embeddings (10, 11), (20, 21) and (30, 31). */
final class JoinLabelsTest {

  private static final float[] TABLE = {10, 11, 20, 21, 30, 31};

  @Test
  void vectorsGetTheEmbeddingAsFurtherFeatures() {
    try (var join = counting(shape(2, 3), net -> net.joinLabels(3, 2)).weight(0, TABLE)) {
      assertThat(joined(join, 2, 0)).containsExactly(1, 2, 3, 30, 31, 4, 5, 6, 10, 11);
      assertThat(join.net.output().shape()).isEqualTo(Shape.of(5));
      assertThat(join.net.usesLabels()).isTrue();
    }
  }

  @Test
  void mapsGetTheEmbeddingAsConstantChannels() {
    try (var join = counting(shape(2, 1, 2, 1), net -> net.joinLabels(3, 2)).weight(0, TABLE)) {
      assertThat(joined(join, 1, 2)).containsExactly(1, 20, 21, 2, 20, 21, 3, 30, 31, 4, 30, 31);
    }
  }

  @Test
  void applicationWithoutLabelsIsRefused() {
    try (var join = counting(shape(2, 3), net -> net.joinLabels(3, 2))) {
      assertThatThrownBy(join::infer)
          .isInstanceOf(InputException.class)
          .hasMessage(
              "network 'net': expected labels (a layer of it uses them), found an application "
                  + "without. Pass them: apply(tape, x, tape.labels()).");
    }
  }

  @Test
  void anyOtherShapeIsRefused() {
    assertThatThrownBy(() -> counting(shape(1, 2, 3), net -> net.joinLabels(3, 2)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer 'net/join_labels': expected a vector [features], found [2, 3]. "
                + "Put flatten() before it.");
  }

  private static float[] joined(LayerCase join, int... labels) {
    return join.graph.run(
        join.net.infer(join.graph.weights(), join.x, join.graph.tf().constant(labels)));
  }
}
