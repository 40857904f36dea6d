package org.gan4j.train.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;

/** Finds the operations that a value is computed from. */
final class Ancestors {

  /** Inputs that only decide on which side of a kink a value lies, or how large a result is. */
  private static final Map<String, Set<Integer>> STEPS =
      Map.ofEntries(
          Map.entry("ReluGrad", Set.of(1)),
          Map.entry("Relu6Grad", Set.of(1)),
          Map.entry("LeakyReluGrad", Set.of(1)),
          Map.entry("MaxPoolGrad", Set.of(0, 1)),
          Map.entry("MaxPoolGradV2", Set.of(0, 1)),
          Map.entry("MaxPoolGradGrad", Set.of(0, 1)),
          Map.entry("Greater", Set.of(0, 1)),
          Map.entry("GreaterEqual", Set.of(0, 1)),
          Map.entry("Less", Set.of(0, 1)),
          Map.entry("LessEqual", Set.of(0, 1)),
          Map.entry("Equal", Set.of(0, 1)),
          Map.entry("NotEqual", Set.of(0, 1)),
          Map.entry("Sign", Set.of(0)),
          Map.entry("Floor", Set.of(0)),
          Map.entry("Ceil", Set.of(0)),
          Map.entry("Round", Set.of(0)),
          Map.entry("Rint", Set.of(0)),
          Map.entry("ArgMax", Set.of(0)),
          Map.entry("ArgMin", Set.of(0)),
          Map.entry("ZerosLike", Set.of(0)),
          Map.entry("OnesLike", Set.of(0)),
          Map.entry("Shape", Set.of(0)));

  private Ancestors() {}

  /** One output of an operation. */
  private record Place(GraphOperation operation, int output) {}

  /** Decides whether the search goes on from an operation's output to one of its inputs. */
  @FunctionalInterface
  private interface Way {
    boolean leads(Place from, int input);
  }

  /** Returns whether a value is computed from an operation of such a type. */
  static boolean anyOf(Operand<?> value, Predicate<String> type) {
    return of(value, (from, input) -> true).map(GraphOperation::type).anyMatch(type);
  }

  /**
   * Returns whether a value may have a derivative by another value. It has none, apart from jumps,
   * if every path from one to the other leads through a step function, such as the derivative of a
   * rectifier. For instance, a penalty on the gradient of a piecewise linear network does not
   * depend on its last biases. A stopped gradient does not count as a step function.
   */
  static boolean mayHaveDerivative(Operand<?> value, Operand<?> by) {
    return of(value, (from, input) -> !isFlat(from, input)).anyMatch(by.op()::equals);
  }

  private static boolean isFlat(Place from, int input) {
    String type = from.operation().type();
    boolean momentsByScaleOrShift =
        type.startsWith("FusedBatchNormV") && from.output() > 0 && (input == 1 || input == 2);
    return momentsByScaleOrShift || STEPS.getOrDefault(type, Set.of()).contains(input);
  }

  /**
   * Returns the operations on such paths to a value, including its own; some occur several times.
   */
  private static Stream<GraphOperation> of(Operand<?> value, Way way) {
    Set<Place> seen = new HashSet<>();
    Deque<Output<?>> next = new ArrayDeque<>();
    next.push(value.asOutput());
    while (!next.isEmpty()) {
      Output<?> output = next.pop();
      Place place = new Place((GraphOperation) output.op(), output.index());
      if (seen.add(place)) {
        for (int input = 0; input < place.operation().numInputs(); input++) {
          if (way.leads(place, input)) {
            next.push(place.operation().input(input));
          }
        }
      }
    }
    return seen.stream().map(Place::operation);
  }
}
