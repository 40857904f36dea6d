package org.gan4j.core.internal.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.core.testing.LayerCase.shape;

import org.gan4j.core.testing.LayerCase;
import org.gan4j.core.testing.TestTape;
import org.junit.jupiter.api.Test;

/** Singular values: numpy.linalg.svd. */
final class SpectralNormTest {

  /** [1 2 0; 0 -1 3; 2 2 1; -1 0 1]: singular values 3.70086826, 3.34478793, 1.0563938. */
  private static final float[] MATRIX = {1, 2, 0, 0, -1, 3, 2, 2, 1, -1, 0, 1};

  private static final float SIGMA = 3.70086826f;

  /** [2, 2, 2, 3]; as a matrix [8, 3] its largest singular value is 11.83878395. */
  private static final float[] KERNEL = {
    -5, 2, -2, 5, 1, -3, 4, 0, -4, 3, -1, -5, 2, -2, 5, 1, -3, 4, 0, -4, 3, -1, -5, 2
  };

  @Test
  void dividesTheKernelByItsLargestSingularValue() {
    try (var dense = identityRows().weight(0, MATRIX)) {
      converge(dense, 100);

      float[] normalised = new float[12];
      for (int i = 0; i < 12; i++) {
        normalised[i] = MATRIX[i] / SIGMA;
      }
      assertThat(dense.infer()).containsExactly(normalised, within(1e-5f));
      assertThat(dense.train()).containsExactly(normalised, within(1e-5f));
    }
  }

  @Test
  void takesAConvolutionsKernelAsAMatrixOfPlacesByOutputChannels() {
    try (var conv =
        new LayerCase(
                shape(1, 2, 2, 2),
                new float[] {1, 0, 0, 0, 0, 0, 0, 0},
                net -> net.spectralNorm().bias(false).convValid(3, 2, 1))
            .weight(0, KERNEL)) {
      converge(conv, 100);
      // Only the first input value is not zero: the kernel's first row comes out.
      assertThat(conv.infer())
          .containsExactly(
              new float[] {-5 / 11.838784f, 2 / 11.838784f, -2 / 11.838784f}, within(1e-5f));
    }
  }

  @Test
  void eachApplicationInAStepIsOneIteration() {
    try (var twice = identityRows().weight(0, MATRIX);
        var once = identityRows().weight(0, MATRIX)) {
      TestTape tape = twice.graph.tape();
      twice.net.apply(tape, twice.x);
      twice.net.apply(tape, twice.x);
      twice.graph.write(tape);
      converge(once, 2);

      assertThat(u(twice)).containsExactly(u(once), within(1e-6f));
    }
  }

  @Test
  void inferenceLeavesTheIterationAlone() {
    try (var dense = identityRows().weight(0, MATRIX)) {
      float[] before = u(dense);
      dense.infer();
      assertThat(u(dense)).isEqualTo(before);
      converge(dense, 1);
      assertThat(u(dense)).isNotEqualTo(before);
    }
  }

  private static LayerCase identityRows() {
    float[] identity = new float[16];
    for (int i = 0; i < 4; i++) {
      identity[5 * i] = 1;
    }
    return new LayerCase(shape(4, 4), identity, net -> net.spectralNorm().bias(false).dense(3));
  }

  private static void converge(LayerCase layer, int steps) {
    TestTape tape = layer.graph.tape();
    layer.net.apply(tape, layer.x);
    for (int step = 0; step < steps; step++) {
      layer.graph.write(tape);
    }
  }

  private static float[] u(LayerCase layer) {
    return layer.graph.valueOf(layer.net.states().get(0));
  }
}
