package org.gan4j.train.conformance;

import com.google.common.collect.Streams;
import com.google.common.graph.Traverser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;

/** Finds whether a value can have a derivative by another value. */
final class DerivativePaths {

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

  private DerivativePaths() {}

  /** One output of an operation. */
  private record Place(GraphOperation operation, int output) {

    static Place of(Operand<?> value) {
      return new Place((GraphOperation) value.op(), value.asOutput().index());
    }

    /** Returns the inputs that the output changes with. */
    List<Place> slopes() {
      return IntStream.range(0, operation.numInputs())
          .filter(input -> !isFlat(this, input))
          .mapToObj(input -> of(operation.input(input)))
          .toList();
    }
  }

  /**
   * Returns whether a value may have a derivative by another value. It has none, apart from jumps,
   * if every path from one to the other leads through a step function, such as the derivative of a
   * rectifier. For instance, a penalty on the gradient of a piecewise linear network does not
   * depend on its last biases. A stopped gradient does not count as a step function.
   */
  static boolean mayHaveDerivative(Operand<?> value, Operand<?> by) {
    return Streams.stream(Traverser.forGraph(Place::slopes).breadthFirst(Place.of(value)))
        .anyMatch(place -> place.operation().equals(by.op()));
  }

  private static boolean isFlat(Place from, int input) {
    String type = from.operation().type();
    boolean momentsByScaleOrShift =
        type.startsWith("FusedBatchNormV") && from.output() > 0 && (input == 1 || input == 2);
    return momentsByScaleOrShift || STEPS.getOrDefault(type, Set.of()).contains(input);
  }
}
