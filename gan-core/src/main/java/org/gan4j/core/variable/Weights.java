package org.gan4j.core.variable;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/**
 * The values of a network's variables: the present ones, or their exponential moving averages.
 * Operations on these values are built with {@link #tf()}.
 */
public interface Weights {

  /** Returns the builder of operations, in the graph and scope of these weights. */
  Ops tf();

  /** Returns the value of a variable; it is always the same operand for the same variable. */
  <T extends TType> Operand<T> value(Variable<T> variable);
}
