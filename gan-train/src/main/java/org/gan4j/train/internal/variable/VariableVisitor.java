package org.gan4j.train.internal.variable;

import java.io.IOException;
import org.gan4j.core.variable.Variable;

/** Reads or fills in the values of variables, one variable after the other. */
public interface VariableVisitor {

  /**
   * @param bytes of its value, there until this returns
   */
  void visit(Variable<?> variable, VariableBytes bytes) throws IOException;
}
