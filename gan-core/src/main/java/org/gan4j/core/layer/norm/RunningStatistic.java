package org.gan4j.core.layer.norm;

import org.gan4j.core.network.Training;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A state that follows a statistic of the training batches, for inference to use.
 *
 * @param state the average
 * @param decay share of it that a step keeps, in [0, 1)
 */
record RunningStatistic(Variable<TFloat32> state, float decay) {

  void move(Training tape, Operand<TFloat32> value) {
    Ops tf = tape.tf();
    Operand<TFloat32> kept = tf.math.mul(tape.current(state), tf.constant(decay));
    tape.assign(state, tf.math.add(kept, tf.math.mul(value, tf.constant(1 - decay))));
  }
}
