package org.gan4j.core.network;

import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Weights in training. Layers may also assign states and draw random numbers. All writes happen
 * together, after everything in the phase is computed.
 */
public interface Training extends Weights {

  /**
   * Returns the value that a state will have after the phase: the value assigned so far, or its
   * present value. A layer that is applied twice builds on it, so both applications count.
   */
  <T extends TType> Operand<T> current(Variable<T> state);

  /** Sets the value that a state will have after the phase; the last assignment counts. */
  <T extends TType> void assign(Variable<T> state, Operand<T> value);

  /**
   * Returns the training step in progress, from 1, as a scalar. A value computed from it is right
   * after a resume, too.
   */
  Operand<TFloat32> step();

  /**
   * Returns the replicas that train together. What a layer computes over a batch, such as a mean,
   * covers one replica's share, unless it gathers the rows of all.
   */
  default Replicas replicas() {
    return Replicas.ONE;
  }

  /** Called for each application of a network. */
  default void applied(Application application) {}

  /**
   * Draws uniformly from [0, 1), anew in every run.
   *
   * @param stream name of the draw; several draws of one name in a phase are distinguished by their
   *     order
   * @param shape with the batch dimension, all sizes known
   */
  Operand<TFloat32> uniform(String stream, Shape shape);

  /** Draws from the standard normal distribution, as {@link #uniform} does. */
  Operand<TFloat32> normal(String stream, Shape shape);
}
