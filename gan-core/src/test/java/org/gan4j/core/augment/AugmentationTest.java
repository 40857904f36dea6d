package org.gan4j.core.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.Shape;

/** Batches of many equal images: each comes out by a draw of its own. */
final class AugmentationTest {

  private static final int BATCH = 500;

  static Stream<Layer> all() {
    return Stream.of(
        new Translation(),
        new Cutout(),
        ColourChange.BRIGHTNESS,
        ColourChange.SATURATION,
        ColourChange.CONTRAST,
        new InstanceNoise(1, 2));
  }

  @ParameterizedTest
  @MethodSource("all")
  void inferenceIsTheIdentityForAnyBatch(Layer layer) {
    try (var images = equal(layer, 8, 8, 2)) {
      float[] values = images.graph.run(images.x);
      assertThat(images.infer()).isEqualTo(values);
      var unknown = images.graph.ofUnknownBatch(images.x);
      assertThat(images.graph.run(images.net.infer(images.graph.weights(), unknown)))
          .isEqualTo(values);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void examplesAndApplicationsAreDrawnApartAndRepeatably(Layer layer) {
    try (var images = equal(layer, 8, 8, 2)) {
      float[] once = images.train();
      assertThat(images.train()).isEqualTo(once);
      assertThat(images.example(once, 0)).isNotEqualTo(images.example(once, 1));

      var tape = images.graph.tape();
      var first = images.net.apply(tape, images.x);
      var second = images.net.apply(tape, images.x);
      assertThat(images.graph.run(second)).isNotEqualTo(images.graph.run(first));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void trainingOnABatchOfUnknownSizeIsRefused(Layer layer) {
    try (var images = equal(layer, 4, 4, 1)) {
      var unknown = images.graph.ofUnknownBatch(images.x);
      assertThatThrownBy(() -> images.net.apply(images.graph.tape(), unknown))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("random stream 'augment/")
          .hasMessageContaining("expected a batch of known size, found [-1, 4, 4, 1]");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void vectorIsRefused(Layer layer) {
    assertThatThrownBy(
            () -> new Augmented(new OfVectors(layer), Shape.of(1, 1, 1, 4), 1, 2, 3, 4).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a map [height, width, channels], found [4]");
  }

  /** Every shift occurs, with about its share, and each image is the shifted one, zero-filled. */
  @Test
  void translationMovesByWholeRowsAndColumnsAndFillsWithZeros() {
    try (var images = equal(new Translation(0.25), 4, 8, 2)) {
      float[] moved = images.train();
      float[] image = images.example(images.graph.run(images.x), 0);
      Set<List<Integer>> shifts = new HashSet<>();
      for (int i = 0; i < BATCH; i++) {
        shifts.add(shiftOf(images.example(moved, i), image));
      }
      // Rows by -1, 0, 1 and columns by -2, ..., 2.
      assertThat(shifts).hasSize(3 * 5);
    }
  }

  private static List<Integer> shiftOf(float[] moved, float[] image) {
    for (int rows = -1; rows <= 1; rows++) {
      for (int columns = -2; columns <= 2; columns++) {
        if (Arrays.equals(moved, shifted(image, rows, columns))) {
          return List.of(rows, columns);
        }
      }
    }
    throw new AssertionError("no shift of the image: " + Arrays.toString(moved));
  }

  private static float[] shifted(float[] image, int rows, int columns) {
    float[] result = new float[image.length];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 8; column++) {
        int fromRow = row + rows;
        int fromColumn = column + columns;
        if (fromRow >= 0 && fromRow < 4 && fromColumn >= 0 && fromColumn < 8) {
          for (int channel = 0; channel < 2; channel++) {
            result[(row * 8 + column) * 2 + channel] =
                image[(fromRow * 8 + fromColumn) * 2 + channel];
          }
        }
      }
    }
    return result;
  }

  @Test
  void derivativeOfATranslationByThePixelsIsTheShiftBack() {
    try (var images = equal(new Translation(0.5), 4, 4, 1)) {
      var moved = images.net.apply(images.graph.tape(), images.x);
      var sum =
          images
              .graph
              .tf()
              .reduceSum(
                  images.graph.tf().math.square(moved),
                  images.graph.tf().constant(new int[] {0, 1, 2, 3}));
      float[] derivative = images.graph.run(images.graph.gradients(sum, List.of(images.x)).get(0));
      float[] values = images.graph.run(images.x);
      float[] out = images.graph.run(moved);
      for (int i = 0; i < BATCH; i++) {
        Set<Float> visible = new HashSet<>();
        for (float value : images.example(out, i)) {
          visible.add(value);
        }
        for (int pixel = 16 * i; pixel < 16 * i + 16; pixel++) {
          // Pixels that are still in the picture have 2 x, those pushed out 0.
          float expected = visible.contains(values[pixel]) ? 2 * values[pixel] : 0;
          assertThat(derivative[pixel]).isCloseTo(expected, within(1e-6f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 8})
  void cutoutBlanksOneRectangleThatMayLiePartlyOutside(int size) {
    int side = (int) (size * 0.5 + 0.5);
    try (var images = equal(new Cutout(), size, size, 2)) {
      float[] cut = images.train();
      float[] image = images.example(images.graph.run(images.x), 0);
      Set<List<Integer>> rectangles = new HashSet<>();
      for (int i = 0; i < BATCH; i++) {
        rectangles.add(hole(images.example(cut, i), image, size));
      }
      Set<Integer> heights = new HashSet<>();
      rectangles.forEach(rectangle -> heights.add(rectangle.get(1) - rectangle.get(0)));
      // Whole in the middle; at an end as little as half of it is inside.
      assertThat(heights).contains(side, (side + 1) / 2).allMatch(h -> h >= side / 2 && h <= side);
      int places = size + 1 - side % 2;
      assertThat(rectangles).hasSizeBetween(places * places * 8 / 10, places * places);
    }
  }

  /** First row, end row, first column, end column of the zeros; all else is as in the image. */
  private static List<Integer> hole(float[] cut, float[] image, int size) {
    int[] bounds = {size, 0, size, 0};
    for (int i = 0; i < cut.length; i++) {
      if (cut[i] == 0) {
        int row = i / 2 / size;
        int column = i / 2 % size;
        bounds[0] = Math.min(bounds[0], row);
        bounds[1] = Math.max(bounds[1], row + 1);
        bounds[2] = Math.min(bounds[2], column);
        bounds[3] = Math.max(bounds[3], column + 1);
      }
    }
    for (int i = 0; i < cut.length; i++) {
      int row = i / 2 / size;
      int column = i / 2 % size;
      boolean inside =
          row >= bounds[0] && row < bounds[1] && column >= bounds[2] && column < bounds[3];
      assertThat(cut[i]).isEqualTo(inside ? 0 : image[i]);
    }
    return Arrays.stream(bounds).boxed().toList();
  }

  @Test
  void brightnessAddsOneNumberBetweenMinusAndPlusAHalf() {
    try (var images = equal(ColourChange.BRIGHTNESS, 2, 2, 3)) {
      float[] values = images.graph.run(images.x);
      float[] changed = images.train();
      List<Double> added = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        double first = changed[12 * i] - values[12 * i];
        for (int j = 0; j < 12; j++) {
          assertThat((double) changed[12 * i + j] - values[12 * i + j])
              .isCloseTo(first, within(1e-6));
        }
        added.add(first);
      }
      checkUniform(added, -0.5, 0.5);
    }
  }

  @Test
  void saturationScalesTheDistanceFromEachPixelsMean() {
    try (var images = equal(ColourChange.SATURATION, 2, 2, 3)) {
      checkUniform(factors(images, 3), 0, 2);
    }
  }

  @Test
  void contrastScalesTheDistanceFromEachImagesMean() {
    try (var images = equal(ColourChange.CONTRAST, 2, 2, 3)) {
      checkUniform(factors(images, 12), 0.5, 1.5);
    }
  }

  /** By how much each example's distances from the means of groups of values were scaled. */
  private static List<Double> factors(Augmented images, int group) {
    float[] image = images.example(images.graph.run(images.x), 0);
    float[] changed = images.train();
    List<Double> factors = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      float[] example = images.example(changed, i);
      double factor = (example[0] - mean(image, 0, group)) / (image[0] - mean(image, 0, group));
      for (int j = 0; j < 12; j++) {
        double mean = mean(image, j / group * group, group);
        assertThat(example[j])
            .isCloseTo((float) (mean + factor * (image[j] - mean)), within(1e-4f));
      }
      factors.add(factor);
    }
    return factors;
  }

  private static double mean(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  /** Inside the bounds, near both, and with a mean within four deviations of the middle. */
  private static void checkUniform(List<Double> draws, double low, double high) {
    double width = high - low;
    assertThat(draws).allMatch(draw -> draw > low - 1e-5 && draw < high + 1e-5);
    assertThat(draws).anyMatch(draw -> draw < low + 0.05 * width);
    assertThat(draws).anyMatch(draw -> draw > high - 0.05 * width);
    double mean = draws.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(mean)
        .isCloseTo((low + high) / 2, within(4 * width / Math.sqrt(12.0 * draws.size())));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.5, Double.NaN})
  void ratioOutsideItsRangeIsRefused(double ratio) {
    String message = "ratio must be in (0, 1], found " + ratio;
    assertThatThrownBy(() -> new Translation(ratio)).hasMessage(message);
    assertThatThrownBy(() -> new Cutout(ratio)).hasMessage(message);
  }

  /** Equal images with values 0.05, 0.11, 0.19, ..., none of them zero or equal to another. */
  private static Augmented equal(Layer layer, int height, int width, int channels) {
    int size = height * width * channels;
    float[] values = new float[BATCH * size];
    for (int i = 0; i < values.length; i++) {
      int place = i % size;
      values[i] = 0.05f + 0.06f * place + 0.002f * place * place;
    }
    return new Augmented(layer, Shape.of(BATCH, height, width, channels), values);
  }

  /** Gives a layer a vector. */
  private record OfVectors(Layer layer) implements Layer {
    @Override
    public Connected connect(LayerScope scope, Signal input) {
      return layer.connect(scope, input.shaped(4));
    }
  }
}
