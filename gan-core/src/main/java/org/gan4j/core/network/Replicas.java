package org.gan4j.core.network;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The replicas that train one model together, each on its share of every batch. Weights, and the
 * states that phases assign, are always the same in all replicas.
 */
public interface Replicas {

  /** A single replica, which has the whole batch. */
  Replicas ONE =
      new Replicas() {
        @Override
        public int count() {
          return 1;
        }

        @Override
        public boolean shareStatistics() {
          return false;
        }

        @Override
        public Operand<TFloat32> gather(Operand<TFloat32> own) {
          return own;
        }

        @Override
        public Operand<TFloat32> ownRows(Operand<TFloat32> all) {
          return all;
        }
      };

  /** Returns the number of replicas, at least 1. */
  int count();

  /**
   * Returns whether statistics are taken over the whole batch, not over each replica's share; false
   * for a single replica.
   */
  boolean shareStatistics();

  /**
   * Returns the rows of all replicas, in their order. The value is the same in each replica and can
   * be differentiated. All replicas must compute it in the same runs.
   *
   * @param own {@code [n, ...]}, all sizes known
   * @return {@code [count n, ...]}
   */
  Operand<TFloat32> gather(Operand<TFloat32> own);

  /**
   * Returns this replica's rows of the result of {@link #gather}.
   *
   * @param all {@code [count n, ...]}, all sizes known
   * @return {@code [n, ...]}
   */
  Operand<TFloat32> ownRows(Operand<TFloat32> all);

  /**
   * Returns the mean over the whole batch if statistics are shared; otherwise the given mean.
   *
   * @param ofShare mean over this replica's share of the batch, all sizes known
   * @return of the same shape
   */
  default Operand<TFloat32> mean(Ops tf, Operand<TFloat32> ofShare) {
    if (!shareStatistics()) {
      return ofShare;
    }
    Shape row = Shape.of(1).append(ofShare.shape());
    Operand<TFloat32> rows = gather(tf.reshape(ofShare, tf.constant(row.asArray())));
    return tf.math.mean(rows, tf.constant(0));
  }
}
