package org.gan4j.core.network;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The processes that train one model together, each on its share of every batch. Weights are the
 * same in all of them at all times, as are the states that phases assign.
 */
public interface Replicas {

  /** One process, which has the whole batch. */
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

  /** How many there are, at least 1. */
  int count();

  /**
   * Whether statistics of a batch are those of the whole batch, not of each replica's share; false
   * where there is one.
   */
  boolean shareStatistics();

  /**
   * The rows of all replicas, in their order: the same value in each of them. Can be
   * differentiated; all replicas must compute it in the same runs.
   *
   * @param own {@code [n, ...]}, all sizes known
   * @return {@code [count n, ...]}
   */
  Operand<TFloat32> gather(Operand<TFloat32> own);

  /**
   * This replica's rows of what {@link #gather} gives.
   *
   * @param all {@code [count n, ...]}, all sizes known
   * @return {@code [n, ...]}
   */
  Operand<TFloat32> ownRows(Operand<TFloat32> all);

  /**
   * The mean over the whole batch, where statistics are shared; else what is given.
   *
   * @param ofShare the mean over this replica's share of it, all sizes known
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
