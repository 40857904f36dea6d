package org.gan4j.eval.feature;

/** A block of numbers in the precision in which they were given. */
sealed interface Chunk {

  /** Puts numbers from a position on. */
  void put(int at, float[] from, int offset, int count);

  /** Puts numbers from a position on, rounded if these are kept in float32. */
  void put(int at, double[] from, int offset, int count);

  /** Returns one number. */
  double get(int at);

  /** Copies numbers from a position on. */
  default void get(int at, double[] to, int offset, int count) {
    for (int k = 0; k < count; k++) {
      to[offset + k] = get(at + k);
    }
  }

  /**
   * In float32.
   *
   * @param values not copied
   */
  record Floats(float[] values) implements Chunk {

    Floats(int size) {
      this(new float[size]);
    }

    @Override
    public void put(int at, float[] from, int offset, int count) {
      System.arraycopy(from, offset, values, at, count);
    }

    @Override
    public void put(int at, double[] from, int offset, int count) {
      for (int k = 0; k < count; k++) {
        values[at + k] = (float) from[offset + k];
      }
    }

    @Override
    public double get(int at) {
      return values[at];
    }
  }

  /**
   * In float64.
   *
   * @param values not copied
   */
  record Doubles(double[] values) implements Chunk {

    Doubles(int size) {
      this(new double[size]);
    }

    @Override
    public void put(int at, float[] from, int offset, int count) {
      for (int k = 0; k < count; k++) {
        values[at + k] = from[offset + k];
      }
    }

    @Override
    public void put(int at, double[] from, int offset, int count) {
      System.arraycopy(from, offset, values, at, count);
    }

    @Override
    public double get(int at) {
      return values[at];
    }
  }
}
