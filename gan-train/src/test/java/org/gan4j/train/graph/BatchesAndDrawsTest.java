package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What a phase is given: images and labels of its batch, random draws. */
final class BatchesAndDrawsTest {

  @Test
  void imagesLieInTheRangeOfImages() {
    try (var trained =
        Trained.of(
            graph -> graph.phase("p", tape -> tape.report("mean", mean(tape, images(tape)))))) {
      assertThat(trained.step(0, 0)).containsEntry("mean", -1.0);
      assertThat(trained.step(3, 3)).containsEntry("mean", 1.0);
      // Shades 51 and 204 of 255: -0.6 and 0.6.
      assertThat(trained.step(1, 1).get("mean")).isCloseTo(-0.6, within(1e-6));
      assertThat(trained.step(3, 1).get("mean")).isCloseTo(0.2, within(1e-6));
    }
  }

  @Test
  void labelsAreThoseOfTheImages() {
    Variant variant =
        graph ->
            graph.phase(
                "p",
                tape -> {
                  var tf = tape.tf();
                  var weights = tf.constant(new float[] {1, 10});
                  var labels = tf.dtypes.cast(tape.labels(), TFloat32.class);
                  tape.report("sum", Trained.scalar(tf, tf.math.mul(weights, labels)));
                });
    try (var trained = Trained.of(variant)) {
      assertThat(trained.step(0, 1)).containsEntry("sum", 10.0);
      assertThat(trained.step(3, 2)).containsEntry("sum", 1.0);
    }
  }

  @Test
  void eachDrawOfEachRunIsAnotherAndRunsRepeatFromTheSeed() {
    var first = runs(1, "p");
    assertThat(first).hasSize(6).doesNotHaveDuplicates();
    assertThat(runs(1, "p")).isEqualTo(first);
    assertThat(runs(2, "p")).doesNotContainAnyElementsOf(first);
    assertThat(runs(1, "q")).doesNotContainAnyElementsOf(first);
  }

  @Test
  void latentsAreStandardNormalAndUniformDrawsUniform() {
    Variant variant =
        graph ->
            graph.phase(
                "p",
                tape -> {
                  var latents = tape.latents(50_000);
                  var uniform = tape.uniform("u", Shape.of(2, 50_000));
                  tape.report("mean", mean(tape, latents));
                  tape.report("square", mean(tape, tape.tf().math.square(latents)));
                  tape.report("uniform", mean(tape, uniform));
                });
    try (var trained = Trained.of(variant)) {
      var moments = trained.step();
      // Five standard errors over 100 000 draws.
      assertThat(moments.get("mean")).isCloseTo(0, within(0.016));
      assertThat(moments.get("square")).isCloseTo(1, within(0.023));
      assertThat(moments.get("uniform")).isCloseTo(0.5, within(0.0046));
    }
  }

  /** Three draws in each of two runs. */
  private static List<Double> runs(long seed, String phase) {
    var settings = GraphSettings.of(Trained.DATA, 2, seed);
    Variant variant =
        graph ->
            graph.phase(
                phase,
                tape -> {
                  tape.report("first", mean(tape, tape.latents(3)));
                  tape.report("second", mean(tape, tape.latents(3)));
                  tape.report("other", mean(tape, tape.normal("other", Shape.of(2, 3))));
                });
    try (var trained = Trained.of(settings, variant)) {
      var values = new java.util.ArrayList<>(trained.step().values());
      values.addAll(trained.step().values());
      return values;
    }
  }

  private static Operand<TFloat32> images(Tape tape) {
    return tape.images();
  }

  private static Operand<TFloat32> mean(Tape tape, Operand<TFloat32> x) {
    var tf = tape.tf();
    return tf.math.mean(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }
}
