package org.gan4j.eval.feature;

import java.util.Random;

/** Features for tests. */
public final class TestFeatures {

  private TestFeatures() {}

  /** One row an image. */
  public static Features of(double[][] rows) {
    int size = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[rows.length * size];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) rows[k / size][k % size];
    }
    return new Features(rows.length, values, new float[0]);
  }

  public static Features logits(double[][] rows) {
    Features features = of(rows);
    return new Features(features.count(), new float[0], features.values());
  }

  public static FeatureStatistics statistics(double[][] rows) {
    FeatureStatistics statistics = new FeatureStatistics(rows[0].length);
    statistics.add(of(rows));
    return statistics;
  }

  public static FeatureTable table(String name, double[][] rows) {
    FeatureTable table = new FeatureTable(name, rows[0].length);
    table.add(of(rows));
    return table;
  }

  public static double distance(double[][] real, double[][] fake) {
    return new FrechetDistance(statistics(real)).to(statistics(fake));
  }

  /** x[i][j] = scale (sin(1.7 (i+1)(j+1) + phase) + 0.1 j cos(0.3 (i+1) + phase)) + shift. */
  public static double[][] waves(int count, int size, double phase, double scale, double shift) {
    double[][] rows = new double[count][size];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        double wave = Math.sin(1.7 * (i + 1) * (j + 1) + phase);
        rows[i][j] = scale * (wave + 0.1 * j * Math.cos(0.3 * (i + 1) + phase)) + shift;
      }
    }
    return rows;
  }

  /** As {@code features} in src/test/python/metric_vectors.py: exact in binary. */
  public static double[][] hashed(int count, int size, int seed, double scale, double shift) {
    double[][] rows = new double[count][size];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        long z = (seed * 1_000_003L + (long) i * size + j + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        long digits = (z & 0xFFFF) + (z >>> 16 & 0xFFFF) + (z >>> 32 & 0xFFFF) + (z >>> 48);
        rows[i][j] = scale * (digits / 65536.0 - 2) + shift;
      }
    }
    return rows;
  }

  public static double[][] normal(int count, int size, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[count][size];
    for (double[] row : rows) {
      for (int j = 0; j < size; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return rows;
  }

  /**
   * 2d images with the given mean and exactly the covariance diag(variances), ddof 1: each axis has
   * one pair at mean ± sqrt(variance (2d - 1) / 2).
   */
  public static double[][] exact(double[] mean, double[] variances) {
    int size = mean.length;
    double[][] rows = new double[2 * size][];
    for (int i = 0; i < 2 * size; i++) {
      rows[i] = mean.clone();
      double reach = Math.sqrt(variances[i / 2] * (2 * size - 1) / 2);
      rows[i][i / 2] += i % 2 == 0 ? reach : -reach;
    }
    return rows;
  }
}
