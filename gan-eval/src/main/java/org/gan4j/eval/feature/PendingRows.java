package org.gan4j.eval.feature;

import java.util.Arrays;

/** Features of a few images that wait to be summed, {@code [rows, d]} float64. */
final class PendingRows {

  private final int capacity;
  private final int size;
  private double[] values = new double[0];
  private int rows;

  /**
   * @param capacity the most rows
   * @param size features a row, d
   */
  PendingRows(int capacity, int size) {
    this.capacity = capacity;
    this.size = size;
  }

  int count() {
    return rows;
  }

  boolean full() {
    return rows == capacity;
  }

  void clear() {
    rows = 0;
  }

  void add(float[] from, int offset) {
    makeRoom();
    for (int j = 0; j < size; j++) {
      values[rows * size + j] = from[offset + j];
    }
    rows++;
  }

  void add(double[] from, int offset) {
    makeRoom();
    System.arraycopy(from, offset, values, rows * size, size);
    rows++;
  }

  private void makeRoom() {
    if (rows * size == values.length) {
      int wanted = Math.min(capacity, Math.max(16, 2 * rows));
      values = Arrays.copyOf(values, Math.multiplyExact(wanted, size));
    }
  }

  /** The mean row, {@code [d]}. */
  double[] mean() {
    double[] sum = new double[size];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < size; j++) {
        sum[j] += values[row * size + j];
      }
    }
    return Arrays.stream(sum).map(value -> value / rows).toArray();
  }

  /** The rows minus a centre, {@code [rows, d]}. */
  double[] minus(double[] centre) {
    double[] centred = new double[rows * size];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < size; j++) {
        centred[row * size + j] = values[row * size + j] - centre[j];
      }
    }
    return centred;
  }
}
