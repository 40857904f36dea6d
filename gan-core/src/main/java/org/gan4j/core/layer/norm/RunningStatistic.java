package org.gan4j.core.layer.norm;

import org.gan4j.core.network.Training;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A moving average of a statistic of the training batches, which inference uses.
 *
 * @param state the average
 * @param decay share of the average that a step keeps, in [0, 1)
 */
record RunningStatistic(Variable<TFloat32> state, float decay) {

  void move(Training tape, Operand<TFloat32> value) {
    Ops tf = tape.tf();
    Operand<TFloat32> kept = tf.math.mul(tape.current(state), tf.constant(decay));
    tape.assign(state, tf.math.add(kept, tf.math.mul(value, tf.constant(1 - decay))));
  }
}
