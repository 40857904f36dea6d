package org.gan4j.eval.internal.numpy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.core.InputException;

/**
 * Mean and covariance of features in the {@code .npz} layout of TTUR, pytorch-fid and clean-fid:
 * arrays {@code mu} and {@code sigma}. Other arrays in a file are left alone. The number of images
 * is not part of that layout.
 *
 * <p>The arrays are not copied.
 *
 * @param mean {@code mu}, {@code [d]}
 * @param covariance {@code sigma}, {@code [d, d]}, row-major, symmetric
 */
public record NpzStatistics(double[] mean, double[] covariance) {

  /** Largest difference across the diagonal, relative to the largest variance. */
  private static final double ASYMMETRY = 1e-4;

  /**
   * @throws IllegalArgumentException if the lengths are not d and d x d
   */
  public NpzStatistics {
    if (covariance.length != (long) mean.length * mean.length) {
      throw new IllegalArgumentException(
          covariance.length + " values are no covariance of " + mean.length + " features");
    }
  }

  /** Features, d. */
  public int size() {
    return mean.length;
  }

  /**
   * Reads a file, of float64 or float32.
   *
   * @throws InputException if it is no such file, if a number is not finite, a variance negative,
   *     or {@code sigma} not symmetric
   */
  public static NpzStatistics read(Path file) {
    try (NpzFile npz = NpzFile.open(file);
        NpyArray mu = npz.array("mu");
        NpyArray sigma = npz.array("sigma")) {
      List<Integer> shape = mu.shape();
      if (shape.size() != 1 || shape.get(0) < 1) {
        throw NpyHeader.wrong(mu.place(), "expected shape [d], found " + shape);
      }
      int size = shape.get(0);
      if (!sigma.shape().equals(List.of(size, size))) {
        throw NpyHeader.wrong(
            sigma.place(),
            String.format(
                Locale.ROOT,
                "expected shape [%d, %d] as mu has %d features, found %s",
                size,
                size,
                size,
                sigma.shape()));
      }
      NpzStatistics moments = new NpzStatistics(finite(mu), finite(sigma));
      moments.checkCovariance(sigma.place());
      return moments;
    }
  }

  private static double[] finite(NpyArray array) {
    double[] values = array.doubles();
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw damaged(
            array.place(),
            String.format(Locale.ROOT, "expected finite numbers, found %s at %d", values[k], k));
      }
    }
    return values;
  }

  private void checkCovariance(String place) {
    double largest = 0;
    for (int i = 0; i < size(); i++) {
      double variance = covariance[i * size() + i];
      if (variance < 0) {
        throw damaged(
            place, String.format(Locale.ROOT, "expected variances, found %s at %d", variance, i));
      }
      largest = Math.max(largest, variance);
    }
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < i; j++) {
        double difference = covariance[i * size() + j] - covariance[j * size() + i];
        if (Math.abs(difference) > ASYMMETRY * largest) {
          throw damaged(
              place,
              String.format(
                  Locale.ROOT,
                  "expected a symmetric matrix, found %s and %s at (%d, %d)",
                  covariance[i * size() + j],
                  covariance[j * size() + i],
                  i,
                  j));
        }
      }
    }
  }

  private static InputException damaged(String place, String problem) {
    return new InputException(place, problem, "Compute the statistics again.");
  }

  /**
   * Writes or replaces a file, in float64. The same moments make the same bytes.
   *
   * @throws InputException if it cannot be written; what was there before stays
   */
  public void write(Path file) {
    Map<String, NpyValues> arrays = new LinkedHashMap<>();
    arrays.put("mu", NpyValues.of(mean, size()));
    arrays.put("sigma", NpyValues.of(covariance, size(), size()));
    NpzFile.write(file, arrays);
  }
}
