package org.gan4j.eval.internal.pixel;

/** Structural similarity at one scale, Wang et al. 2004, equation 13, and its contrast part. */
final class Ssim {

  private static final double C1 = Math.pow(0.01 * 255, 2);
  private static final double C2 = Math.pow(0.03 * 255, 2);
  private static final double[] GAUSSIAN = gaussian(11, 1.5);

  private Ssim() {}

  /**
   * The mean over the plane.
   *
   * @param luminance whether to multiply contrast and structure by luminance
   */
  static double of(Plane x, Plane y, boolean luminance) {
    double[] meanX = x.inside(GAUSSIAN).values();
    double[] meanY = y.inside(GAUSSIAN).values();
    double[] products = products(x, y).inside(GAUSSIAN).values();
    double[] squares = squares(x, y).inside(GAUSSIAN).values();
    double sum = 0;
    for (int p = 0; p < meanX.length; p++) {
      double means = 2 * meanX[p] * meanY[p];
      double meanSquares = meanX[p] * meanX[p] + meanY[p] * meanY[p];
      double contrast = (2 * products[p] - means + C2) / (squares[p] - meanSquares + C2);
      sum += luminance ? contrast * (means + C1) / (meanSquares + C1) : contrast;
    }
    return sum / meanX.length;
  }

  private static Plane products(Plane x, Plane y) {
    double[] values = new double[x.values().length];
    for (int p = 0; p < values.length; p++) {
      values[p] = x.values()[p] * y.values()[p];
    }
    return new Plane(x.height(), x.width(), values);
  }

  private static Plane squares(Plane x, Plane y) {
    double[] values = new double[x.values().length];
    for (int p = 0; p < values.length; p++) {
      values[p] = x.values()[p] * x.values()[p] + y.values()[p] * y.values()[p];
    }
    return new Plane(x.height(), x.width(), values);
  }

  private static double[] gaussian(int length, double sigma) {
    double[] weights = new double[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double distance = i - (length - 1) / 2.0;
      weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
