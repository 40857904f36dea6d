package org.gan4j.eval.internal.neighbour;

import java.util.Arrays;
import org.gan4j.eval.feature.FeatureTable;

/**
 * Counts in how many balls each point lies, and how many points each ball holds. A point lies in a
 * ball if it is nearer to the centre than the radius; a point at exactly the radius does not, as in
 * the authors' code of density and coverage (Naeem et al. 2020) and its precision and recall.
 */
public final class BallCounts {

  private final double[] squaredRadii;
  private final int[] ballsOfPoint;
  private final int[] pointsOfBall;
  private final int[] lastPoint; // of each ball

  public BallCounts(double[] squaredRadii, int points) {
    this.squaredRadii = squaredRadii;
    this.ballsOfPoint = new int[points];
    this.pointsOfBall = new int[squaredRadii.length];
    this.lastPoint = new int[squaredRadii.length];
  }

  /** Rows are balls, columns points. What is not known to be outside, NaN too, is looked at. */
  public void see(DistanceBlocks.Block block, FeatureTable centres, FeatureTable points) {
    for (int r = 0; r < block.rows(); r++) {
      int ball = block.firstRow() + r;
      double limit = squaredRadii[ball];
      for (int c = 0; limit > 0 && c < block.columns(); c++) {
        if (!(block.lower(r, c) >= limit)) {
          int point = block.firstColumn() + c;
          settle(block.upper(r, c), limit, centres, ball, points, point);
        }
      }
    }
  }

  /** Rows are points, columns balls. */
  public void seeTurned(DistanceBlocks.Block block, FeatureTable centres, FeatureTable points) {
    for (int r = 0; r < block.rows(); r++) {
      int point = block.firstRow() + r;
      for (int c = 0; c < block.columns(); c++) {
        int ball = block.firstColumn() + c;
        double limit = squaredRadii[ball];
        if (limit > 0 && !(block.lower(r, c) >= limit)) {
          settle(block.upper(r, c), limit, centres, ball, points, point);
        }
      }
    }
  }

  private void settle(
      double upper, double limit, FeatureTable centres, int ball, FeatureTable points, int point) {
    if (upper < limit || centres.squaredDistance(ball, points, point, limit) < limit) {
      ballsOfPoint[point]++;
      pointsOfBall[ball]++;
      lastPoint[ball] = point;
    }
  }

  /** Points that lie in at least one ball. */
  public int pointsHeld() {
    return (int) Arrays.stream(ballsOfPoint).filter(balls -> balls > 0).count();
  }

  /** Balls that hold at least one point. */
  public int ballsHit() {
    return (int) Arrays.stream(pointsOfBall).filter(points -> points > 0).count();
  }

  /** Returns in how many balls each point lies. */
  public int[] ballsOfPoint() {
    return ballsOfPoint.clone();
  }

  /** Returns for each point how many balls hold it and no other point. */
  public int[] soleHits() {
    int[] sole = new int[ballsOfPoint.length];
    for (int ball = 0; ball < pointsOfBall.length; ball++) {
      if (pointsOfBall[ball] == 1) {
        sole[lastPoint[ball]]++;
      }
    }
    return sole;
  }
}
