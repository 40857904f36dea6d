package org.gan4j.eval.feature;

import java.util.function.ObjIntConsumer;

/**
 * The output of a feature network for a block of images.
 *
 * <p>The arrays are not copied; the caller must not change them afterwards.
 *
 * @param count number of images, n
 * @param values features, {@code [n, d]}, row-major
 * @param logits unnormalised log-probabilities of the classes, {@code [n, k]}, row-major; empty if
 *     the network gives none
 */
public record Features(int count, float[] values, float[] logits) {

  /**
   * @throws IllegalArgumentException if the length of an array is not a multiple of the number of
   *     images
   */
  public Features {
    if (count < 0
        || (count == 0 && values.length + logits.length > 0)
        || (count > 0 && (values.length % count != 0 || logits.length % count != 0))) {
      throw new IllegalArgumentException(
          values.length + " features and " + logits.length + " logits do not fit " + count);
    }
  }

  /**
   * Shows the features of each image in order: the array, and where in it they begin.
   *
   * @param size features that an image must have
   * @throws IllegalArgumentException if it has more or fewer
   */
  void forEach(int size, ObjIntConsumer<float[]> reader) {
    if (count > 0 && values.length != count * size) {
      throw new IllegalArgumentException(
          "expected " + size + " features an image, found " + values.length);
    }
    for (int image = 0; image < count; image++) {
      reader.accept(values, image * size);
    }
  }

  /** Returns the class of an image's largest logit, the first of equals. */
  public int answer(int image) {
    int classes = logits.length / count;
    int from = image * classes;
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (logits[from + k] > logits[from + best]) {
        best = k;
      }
    }
    return best;
  }

  /** Returns the features of the images at some positions, in their order. */
  public Features select(int... positions) {
    return new Features(positions.length, select(values, positions), select(logits, positions));
  }

  private float[] select(float[] rows, int[] positions) {
    int size = count == 0 ? 0 : rows.length / count;
    float[] chosen = new float[positions.length * size];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(rows, positions[i] * size, chosen, i * size, size);
    }
    return chosen;
  }
}
