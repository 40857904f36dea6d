package org.gan4j.models;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.variant.Grid.Showcase;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Computes noise and codes from standard normal latents, because a sampler is given those. The
 * noise is the normals themselves. A category is the largest of as many normals as there are
 * categories, so each is equally likely. A continuous code is erf(z / sqrt 2) = 2 Phi(z) - 1, which
 * is uniform in [-1, 1].
 *
 * @param noiseSize number of normals that are used unchanged
 * @param categorical the number of categories of each categorical code
 * @param continuous the number of continuous codes
 */
public record LatentCodes(int noiseSize, List<Integer> categorical, int continuous) {

  /**
   * A batch of noise and codes.
   *
   * @param input all of it, {@code [batch, size]}: noise, categories one-hot, continuous codes
   * @param categories of each categorical code, int32 {@code [batch]}
   * @param continuous {@code [batch, continuous]} in [-1, 1]
   */
  public record Codes(
      Operand<TFloat32> input, List<Operand<TInt32>> categories, Operand<TFloat32> continuous) {}

  /** Returns the number of categories of all categorical codes together. */
  public int categories() {
    return categorical.stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the size of a generator's input, which is also the number of normals. */
  public int size() {
    return noiseSize + categories() + continuous;
  }

  /**
   * Returns the noise and codes of a batch.
   *
   * @param normals {@code [batch, size]}, standard normal
   */
  public Codes of(Ops tf, Operand<TFloat32> normals) {
    List<Operand<TFloat32>> inputs = new ArrayList<>();
    List<Operand<TInt32>> categories = new ArrayList<>();
    inputs.add(columns(tf, normals, 0, noiseSize));
    int from = noiseSize;
    for (int count : categorical) {
      Operand<TInt32> category =
          tf.math.argMax(columns(tf, normals, from, count), tf.constant(1), TInt32.class);
      categories.add(category);
      inputs.add(tf.oneHot(category, tf.constant(count), tf.constant(1f), tf.constant(0f)));
      from += count;
    }
    var last = columns(tf, normals, from, continuous);
    var uniform = tf.math.erf(tf.math.mul(last, tf.constant((float) Math.sqrt(0.5))));
    inputs.add(uniform);
    return new Codes(tf.concat(inputs, tf.constant(1)), categories, uniform);
  }

  /**
   * Returns inputs that show what each code does. Each categorical code has one row for each
   * category, with other noise in each column. Then each continuous code has one row for each
   * category of the first categorical code; the continuous code rises from {@code -limit} to {@code
   * limit} along the row, and all else is fixed.
   *
   * @param columns number of images in a row, at least 2
   * @return {@code [rows * columns, size]}
   */
  public Operand<TFloat32> sweep(Showcase show, int columns, double limit) {
    List<float[]> codes = new ArrayList<>();
    List<Integer> noise = new ArrayList<>();
    int place = 0;
    for (int count : categorical) {
      for (int image = 0; image < count * columns; image++) {
        codes.add(code(place, image / columns, 0, 0));
        noise.add(image % columns);
      }
      place += count;
    }
    int rows = categorical.isEmpty() ? 1 : categorical.get(0);
    for (int i = 0; i < continuous; i++) {
      for (int image = 0; image < rows * columns; image++) {
        double value = limit * (2.0 * (image % columns) / (columns - 1) - 1);
        codes.add(code(0, image / columns, i, value));
        noise.add(0);
      }
    }
    Ops tf = show.tf();
    int[] rowOfNoise = noise.stream().mapToInt(Integer::intValue).toArray();
    Operand<TFloat32> chosen =
        tf.gather(show.latents(columns, noiseSize), tf.constant(rowOfNoise), tf.constant(0));
    Operand<TFloat32> fixed = tf.constant(codes.toArray(float[][]::new));
    return tf.concat(List.of(chosen, fixed), tf.constant(1));
  }

  /**
   * Returns codes for a generator: one category of the categorical code that begins at a position,
   * and the first category of the others; one continuous code with a value, and the others 0.
   */
  private float[] code(int place, int category, int which, double value) {
    float[] code = new float[categories() + continuous];
    int from = 0;
    for (int count : categorical) {
      code[from == place ? from + category : from] = 1;
      from += count;
    }
    if (continuous > 0) {
      code[from + which] = (float) value;
    }
    return code;
  }

  /** Returns the columns {@code [from, from + count)} of a matrix. */
  static Operand<TFloat32> columns(Ops tf, Operand<TFloat32> x, int from, int count) {
    return tf.slice(x, tf.constant(new int[] {0, from}), tf.constant(new int[] {-1, count}));
  }
}
