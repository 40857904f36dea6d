package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Grid;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

final class InfoGanTest {

  private static InfoGan infoGan(boolean learnedDeviation) {
    return new InfoGan(
        new InfoGan.Config(
            62,
            List.of(10),
            2,
            learnedDeviation,
            1,
            0.1,
            0.1,
            new NonSaturating(1),
            SmallVariants.ADAM,
            SmallVariants.ADAM));
  }

  /**
   * Table 1 of appendix C.1, with scale and shift for each batch norm, and biases where there is
   * none:
   *
   * <pre>
   * G     74*1024 + 2*1024 + 1024*6272 + 2*6272 + 4*4*128*64 + 2*64 + 4*4*64 + 1
   * body  4*4*64 + 64 + 4*4*64*128 + 2*128 + 7*7*128*1024 + 2*1024
   * D     1025
   * Q     1024*128 + 2*128 + 129*(10 + 2), two outputs more for the deviations
   * </pre>
   */
  @Test
  void hasTheNetworksOfTheAppendix() {
    var settings = VariantRun.settings(28, 28, 1, 1);
    try (var graph = TrainingGraph.build(infoGan(false), settings)) {
      assertThat(graph.networks().stream().map(network -> network.parameterCount()))
          .containsExactly(6_645_121L, 6_556_992L, 1_025L, 132_876L);
    }
    try (var graph = TrainingGraph.build(infoGan(true), settings)) {
      assertThat(graph.networks().get(3).parameterCount()).isEqualTo(132_876 + 2 * 129);
    }
  }

  @Test
  void sidesThatAreNotMultiplesOfFourAreRefused() {
    assertThatThrownBy(() -> TrainingGraph.build(infoGan(true), VariantRun.settings(28, 30, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "variant InfoGan: expected images whose sides are multiples of 4, found 28x30x1."
                + " Set dataset.imageSize, for instance to 28 or 32.");
  }

  @Test
  void normalsBecomeNoiseCategoriesAndUniformCodes() {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      var latents = new LatentCodes(2, List.of(3, 2), 1);
      float[][] normals = {{5, -5, 0, 2, 1, -1, -2, 1}, {0.5f, 0, -1, -2, -0.5f, 3, 4, -2}};
      var codes = latents.of(tf, tf.constant(normals));

      assertThat(latents.size()).isEqualTo(8);
      assertThat(integers(codes.categories().get(0))).containsExactly(1, 2);
      assertThat(integers(codes.categories().get(1))).containsExactly(0, 1);
      // erf(1 / sqrt 2) and erf(-2 / sqrt 2): one and two deviations hold 68.27 and 95.45 %.
      float[] input = {5, -5, 0, 1, 0, 1, 0, 0.6826895f, 0.5f, 0, 0, 0, 1, 0, 1, -0.9544997f};
      assertThat(floats(codes.input())).containsExactly(input, within(1e-6f));
    }
  }

  @Test
  void costOfAContinuousCodeIsItsNegativeLogDensity() {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      var code = tf.constant(new float[][] {{0.5f}});
      var mean = tf.constant(new float[][] {{0}});
      var one = InfoGan.normalCost(tf, code, mean, tf.constant(new float[][] {{0}}));
      var half =
          InfoGan.normalCost(tf, code, mean, tf.constant(new float[][] {{(float) Math.log(0.5)}}));
      // 0.125 + log(2 pi) / 2; 0.5 + log 0.5 + log(2 pi) / 2.
      assertThat(floats(one)).containsExactly(new float[] {1.0439385f}, within(1e-6f));
      assertThat(floats(half)).containsExactly(new float[] {0.7257913f}, within(1e-6f));
    }
  }

  @Test
  void sweepTurnsOneCodeAtATime() {
    try (EagerSession session = EagerSession.create()) {
      var show = new FixedLatents(Ops.create(session));
      float[] rows = floats(new LatentCodes(1, List.of(2), 1).sweep(show, 3, 2));
      // Noise, category, continuous code.
      assertThat(rows)
          .containsExactly(
              new float[] {
                1, 1, 0, 0, 2, 1, 0, 0, 3, 1, 0, 0, //
                1, 0, 1, 0, 2, 0, 1, 0, 3, 0, 1, 0, //
                1, 1, 0, -2, 1, 1, 0, 0, 1, 1, 0, 2, //
                1, 0, 1, -2, 1, 0, 1, 0, 1, 0, 1, 2
              },
              within(0f));
    }
  }

  @Test
  void untrainedRecognitionKnowsNothingOfTheCategory() {
    try (var run = new VariantRun(infoGan(true), 12)) {
      // log 10 = 2.3 nats would be all of it.
      assertThat(run.run("joint").get("information/category-1")).isBetween(-0.5, 0.3);
    }
  }

  private static float[] floats(Operand<TFloat32> operand) {
    float[] values = new float[(int) operand.shape().size()];
    operand.asTensor().asRawTensor().data().asFloats().read(values);
    return values;
  }

  private static int[] integers(Operand<TInt32> operand) {
    int[] values = new int[(int) operand.shape().size()];
    operand.asTensor().asRawTensor().data().asInts().read(values);
    return values;
  }

  /** Latents 1, 2, 3, ... */
  private record FixedLatents(Ops tf) implements Grid.Showcase {

    @Override
    public Operand<TFloat32> latents(int count, int size) {
      float[] values = new float[count * size];
      for (int i = 0; i < values.length; i++) {
        values[i] = i + 1;
      }
      return tf.constant(Shape.of(count, size), DataBuffers.of(values));
    }

    @Override
    public Operand<TFloat32> images(Domain domain, int count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T extends TType> Operand<T> value(Variable<T> variable) {
      throw new UnsupportedOperationException();
    }
  }
}
