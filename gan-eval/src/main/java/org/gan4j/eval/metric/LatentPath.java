package org.gan4j.eval.metric;

/**
 * Spherical interpolation between two latents, on which equal steps turn by equal angles (Shoemake
 * 1985, "Animating Rotation with Quaternion Curves", section 3.3; for latents White 2016, "Sampling
 * Generative Networks", section 2.1),
 *
 * <pre>p(t) = (sin((1 - t) w) a + sin(t w) b) / sin w, cos w = a b / (|a| |b|).</pre>
 *
 * <p>The ends keep their norms, which generators need that do not normalise their latents.
 */
final class LatentPath {

  private static final double PARALLEL = 1e-9;

  private final float[] from;
  private final float[] to;
  private final double angle;

  /** The path between two latents of one size. */
  LatentPath(float[] from, float[] to) {
    this.from = from;
    this.to = to;
    double cosine = dot(from, to) / Math.sqrt(dot(from, from) * dot(to, to));
    this.angle = StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
  }

  /**
   * Writes a place of the path; the straight line's where the ends have one direction, or opposite
   * ones.
   *
   * @param t 0 where it begins, 1 where it ends
   * @param into where the place is written
   * @param offset of its first value
   */
  void at(double t, float[] into, int offset) {
    double sine = StrictMath.sin(angle);
    boolean straight = !(sine > PARALLEL);
    double a = straight ? 1 - t : StrictMath.sin((1 - t) * angle) / sine;
    double b = straight ? t : StrictMath.sin(t * angle) / sine;
    for (int k = 0; k < from.length; k++) {
      into[offset + k] = (float) (a * from[k] + b * to[k]);
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
