package org.gan4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Four real logits 2, -1, 0.5, -3 and four fake logits -1, 2, 0, 0.5. With s(x) = softplus(x):
 *
 * <pre>
 * s(-real) = 0.126928 1.313262 0.474077 3.048587   mean 1.240714
 * s(fake)  = 0.313262 2.126928 0.693147 0.974077   mean 1.026853
 * s(-fake) = 1.313262 0.126928 0.693147 0.474077   mean 0.651853
 * </pre>
 *
 * Derivatives by a logit are a quarter of those of its own term; the derivative of s(x) is
 * sigmoid(x).
 */
final class GanLossTest {

  private static final float[] REAL = {2, -1, 0.5f, -3};
  private static final float[] FAKE = {-1, 2, 0, 0.5f};
  private static final double TOLERANCE = 1e-5;

  /** A loss, its two values, and the derivatives by real, fake and (generator) fake logits. */
  record Worked(
      GanLoss loss,
      double discriminator,
      double generator,
      float[] byReal,
      float[] byFake,
      float[] generatorByFake) {

    @Override
    public String toString() {
      return loss.toString();
    }
  }

  static Stream<Worked> losses() {
    float[] sigmoidOfFake = quarter(0.268941f, 0.880797f, 0.5f, 0.622459f);
    float[] certain = quarter(-0.119203f, -0.731059f, -0.377541f, -0.952574f);
    return Stream.of(
        new Worked(
            new Minimax(),
            2.267567,
            -1.026853,
            certain,
            sigmoidOfFake,
            quarter(-0.268941f, -0.880797f, -0.5f, -0.622459f)),
        new Worked(
            new NonSaturating(1),
            2.267567,
            0.651853,
            certain,
            sigmoidOfFake,
            quarter(-0.731059f, -0.119203f, -0.5f, -0.377541f)),
        // The mean of the real logits is -0.375: one-sided smoothing adds a tenth of it.
        new Worked(
            new NonSaturating(0.9f),
            2.267567 - 0.0375,
            0.651853,
            quarter(-0.019203f, -0.631059f, -0.277541f, -0.852574f),
            sigmoidOfFake,
            quarter(-0.731059f, -0.119203f, -0.5f, -0.377541f)),
        // (1 + 4 + 0.25 + 16) / 8 + (1 + 4 + 0 + 0.25) / 8; (4 + 1 + 1 + 0.25) / 8
        new Worked(
            new LeastSquares(),
            3.3125,
            0.78125,
            quarter(1, -2, -0.5f, -4),
            quarter(-1, 2, 0, 0.5f),
            quarter(-2, 1, -1, -0.5f)),
        // 1.5 / 4 - (-1.5 / 4)
        new Worked(
            new Wasserstein(),
            0.75,
            -0.375,
            quarter(-1, -1, -1, -1),
            quarter(1, 1, 1, 1),
            quarter(-1, -1, -1, -1)),
        // (0 + 2 + 0.5 + 4) / 4 + (0 + 3 + 1 + 1.5) / 4
        new Worked(
            new Hinge(),
            3,
            -0.375,
            quarter(0, -1, -1, -1),
            quarter(0, 1, 1, 1),
            quarter(-1, -1, -1, -1)));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void valuesAreTheWorkedOnes(Worked worked) {
    for (Shape shape : List.of(Shape.of(4, 1), Shape.of(1, 2, 2, 1))) {
      try (var graph = new TestGraph()) {
        var real = graph.constant(shape, REAL);
        var fake = graph.constant(shape, FAKE);
        var discriminator = worked.loss().discriminator(graph.tf(), real, fake);
        var generator = worked.loss().generator(graph.tf(), fake);

        assertThat(discriminator.shape()).isEqualTo(Shape.scalar());
        assertThat(generator.shape()).isEqualTo(Shape.scalar());
        assertThat((double) graph.run(discriminator)[0])
            .isCloseTo(worked.discriminator(), within(TOLERANCE));
        assertThat((double) graph.run(generator)[0])
            .isCloseTo(worked.generator(), within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void derivativesAreTheWorkedOnes(Worked worked) {
    try (var graph = new TestGraph()) {
      var real = graph.constant(Shape.of(4, 1), REAL);
      var fake = graph.constant(Shape.of(4, 1), FAKE);
      var byBoth =
          graph.gradients(worked.loss().discriminator(graph.tf(), real, fake), List.of(real, fake));
      var byFake = graph.gradients(worked.loss().generator(graph.tf(), fake), List.of(fake));

      near(graph.run(byBoth.get(0)), worked.byReal());
      near(graph.run(byBoth.get(1)), worked.byFake());
      near(graph.run(byFake.get(0)), worked.generatorByFake());
    }
  }

  @Test
  void logitsFarOutNeitherOverflowNorVanish() {
    try (var graph = new TestGraph()) {
      Operand<TFloat32> real = graph.constant(Shape.of(2, 1), -1000, 1000);
      Operand<TFloat32> fake = graph.constant(Shape.of(2, 1), -1000, 1000);
      var loss = new NonSaturating(1);
      assertThat(graph.run(loss.discriminator(graph.tf(), real, fake))).containsExactly(1000);
      assertThat(graph.run(loss.generator(graph.tf(), fake))).containsExactly(500);
    }
  }

  @Test
  void labelSmoothingOutsideItsRangeIsRefused() {
    for (float target : new float[] {0.5f, 1.1f, Float.NaN}) {
      assertThatThrownBy(() -> new NonSaturating(target))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("realTarget must be in (0.5, 1], found " + target);
    }
  }

  @Test
  void lossesAreReadByType() throws Exception {
    var mapper = new ObjectMapper();
    Map<String, GanLoss> byType =
        Map.of(
            "minimax", new Minimax(),
            "least-squares", new LeastSquares(),
            "wasserstein", new Wasserstein(),
            "hinge", new Hinge());
    for (var entry : byType.entrySet()) {
      assertThat(mapper.readValue("{\"type\": \"" + entry.getKey() + "\"}", GanLoss.class))
          .isEqualTo(entry.getValue());
    }
    assertThat(
            mapper.readValue("{\"type\": \"non-saturating\", \"realTarget\": 0.9}", GanLoss.class))
        .isEqualTo(new NonSaturating(0.9f));
  }

  private static void near(float[] found, float[] expected) {
    assertThat(found).containsExactly(expected, within((float) TOLERANCE));
  }

  private static float[] quarter(float... terms) {
    float[] quarters = new float[4];
    for (int i = 0; i < 4; i++) {
      quarters[i] = terms[i] / 4;
    }
    return quarters;
  }
}
