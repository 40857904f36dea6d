package org.gan4j.eval.image.resize;

import java.util.Locale;

/** Pillow's interpolation kernels that widen when shrinking (antialias), over the distance x. */
public enum PillowFilter {
  /** 1 within half a pixel. */
  BOX(0.5) {
    @Override
    double weight(double x) {
      return x > -0.5 && x <= 0.5 ? 1 : 0;
    }
  },

  /** 1 - |x| within one pixel. */
  BILINEAR(1) {
    @Override
    double weight(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },

  /** The cubic convolution of Keys (1981) with a = -1/2, within two pixels. */
  BICUBIC(2) {
    @Override
    double weight(double x) {
      double r = Math.abs(x);
      if (r < 1) {
        return (1.5 * r - 2.5) * r * r + 1;
      }
      return r < 2 ? (((r - 5) * r + 8) * r - 4) * -0.5 : 0;
    }
  },

  /** sinc(x) sinc(x / 3) within three pixels. */
  LANCZOS(3) {
    @Override
    double weight(double x) {
      return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
  };

  private final double support;

  PillowFilter(double support) {
    this.support = support;
  }

  /** Returns how far the kernel reaches to either side, in pixels. */
  double support() {
    return support;
  }

  abstract double weight(double x);

  private static double sinc(double x) {
    double angle = x * Math.PI;
    return x == 0 ? 1 : StrictMath.sin(angle) / angle;
  }

  /** Lower case, for names. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
