package org.gan4j.train.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;

/** The operations that a value is computed from. */
final class Ancestors {

  private Ancestors() {}

  /** Whether an operation of such a type is among them. */
  static boolean anyOf(Operand<?> value, Predicate<String> type) {
    Set<GraphOperation> seen = new HashSet<>();
    Deque<GraphOperation> next = new ArrayDeque<>();
    next.push((GraphOperation) value.op());
    while (!next.isEmpty()) {
      GraphOperation operation = next.pop();
      if (type.test(operation.type())) {
        return true;
      }
      if (seen.add(operation)) {
        operation.inputs().forEach(input -> next.push((GraphOperation) input.op()));
      }
    }
    return false;
  }
}
