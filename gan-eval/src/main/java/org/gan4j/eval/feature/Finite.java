package org.gan4j.eval.feature;

import org.gan4j.core.InputException;

/** Refuses features that are not finite, because one of them would spoil every mean. */
final class Finite {

  private Finite() {}

  /**
   * @param place the image
   * @throws InputException if one of {@code size} features from {@code offset} on is not finite
   */
  static void require(float[] values, int offset, int size, String place) {
    for (int j = 0; j < size; j++) {
      require(values[offset + j], j, place);
    }
  }

  /** Refuses float64 features that are not finite. */
  static void require(double[] values, int offset, int size, String place) {
    for (int j = 0; j < size; j++) {
      require(values[offset + j], j, place);
    }
  }

  private static void require(double value, int feature, String place) {
    if (!Double.isFinite(value)) {
      throw new InputException(
          place,
          "expected finite features, found " + value + " in feature " + feature,
          "Check the image and the feature network.");
    }
  }
}
