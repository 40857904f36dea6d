package org.gan4j.core.variable;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/**
 * Where a network finds the values of its variables: as they are, or their exponential moving
 * averages. Every operation built from it belongs to {@link #tf()}.
 */
public interface Weights {

  /** Builds operations in the graph and scope these weights belong to. */
  Ops tf();

  /** The value of a variable: always the same operand for the same variable. */
  <T extends TType> Operand<T> value(Variable<T> variable);
}
