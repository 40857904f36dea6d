package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Gradients;
import org.gan4j.train.internal.operation.Ancestors;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.types.TFloat32;

/**
 * Takes derivatives in the graph of one phase. A derivative by a weight is taken with respect to
 * the phase's only read of that weight.
 */
final class Differentiator {

  /** TensorFlow's message for an operation without a derivative. */
  private static final Pattern UNKNOWN = Pattern.compile("No gradient defined for op: (\\w+)");

  private final String phase;
  private final Graph graph;
  private final LiveWeights weights;
  private final Optional<LossScale> scale;
  private final AppliedLayers layers;
  private int count;

  /**
   * @param phase name of the phase, for error messages
   * @param weights the phase's reads, in its scope
   * @param scale factor on everything that is differentiated
   * @param layers layers that the phase has applied
   */
  Differentiator(
      String phase,
      Graph graph,
      LiveWeights weights,
      Optional<LossScale> scale,
      AppliedLayers layers) {
    this.phase = phase;
    this.graph = graph;
    this.weights = weights;
    this.scale = scale;
    this.layers = layers;
  }

  Gradients byWeights(Operand<TFloat32> loss, List<Trainable> networks) {
    requireScalar(loss);
    Set<GraphOperation> reached = Ancestors.of(loss);
    List<Variable<TFloat32>> variables = new ArrayList<>();
    for (Trainable network : networks) {
      for (Variable<TFloat32> weight : network.weights()) {
        requireReached(reached, weights.value(weight), loss, "'" + weight.name() + "'");
        variables.add(weight);
      }
    }
    List<Operand<TFloat32>> derivatives =
        differentiate(loss, variables.stream().<Operand<?>>map(weights::value).toList());
    Map<Variable<TFloat32>, Operand<TFloat32>> byWeight = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      requireExists(derivatives.get(i), loss, "'" + variables.get(i).name() + "'");
      byWeight.put(variables.get(i), derivatives.get(i));
    }
    return new Gradients(byWeight);
  }

  Operand<TFloat32> byOperand(Operand<TFloat32> scalar, Operand<TFloat32> input) {
    requireScalar(scalar);
    String name = "operand '" + input.op().name() + "'";
    requireReached(Ancestors.of(scalar), input, scalar, name);
    Operand<TFloat32> derivative = differentiate(scalar, List.of(input)).get(0);
    requireExists(derivative, scalar, name);
    return derivative;
  }

  @SuppressWarnings("unchecked")
  private List<Operand<TFloat32>> differentiate(Operand<TFloat32> y, List<Operand<?>> xs) {
    Output<?>[] inputs = xs.stream().map(Operand::asOutput).toArray(Output[]::new);
    String prefix = weights.tf().scope().makeOpName("gradient_" + ++count);
    Operand<TFloat32> scaled = scale.map(factor -> factor.scaled(y)).orElse(y);
    Output<?>[] derivatives = gradients(prefix, scaled, inputs);
    return Arrays.stream(derivatives)
        .map(derivative -> (Operand<TFloat32>) derivative)
        .map(derivative -> unscaled(derivative))
        .collect(Collectors.toList());
  }

  private Output<?>[] gradients(String prefix, Operand<TFloat32> y, Output<?>[] xs) {
    try {
      return graph.addGradients(prefix, new Output<?>[] {y.asOutput()}, xs, null);
    } catch (TensorFlowException failed) {
      Matcher unknown = UNKNOWN.matcher(String.valueOf(failed.getMessage()));
      throw unknown.find() ? withoutDerivative(unknown.group(1), y, failed) : failed;
    }
  }

  private InputException withoutDerivative(
      String type, Operand<TFloat32> y, TensorFlowException failed) {
    Optional<GraphOperation> operation =
        Ancestors.of(y).stream()
            .filter(candidate -> candidate.type().equals(type))
            .min(Comparator.comparing(GraphOperation::name));
    String layer = operation.flatMap(layers::of).map(path -> " of layer '" + path + "'").orElse("");
    return new InputException(
        "phase '" + phase + "'",
        "expected operations that TensorFlow can differentiate, found "
            + type
            + operation.map(found -> " '" + found.name() + "'").orElse("")
            + layer,
        type.endsWith("Grad")
            ? "It is a derivative already, and TensorFlow lacks the second derivative that a gradient"
                + " penalty needs: relu, leakyRelu, tanh, sigmoid, softplus and averagePool have"
                + " it; use one of these, or leave the penalty out."
            : "Compute it from operations that have a derivative, or keep it out of the loss.",
        failed);
  }

  private Operand<TFloat32> unscaled(Operand<TFloat32> derivative) {
    return scale.isEmpty() || !exists(derivative) ? derivative : scale.get().unscaled(derivative);
  }

  private void requireScalar(Operand<TFloat32> loss) {
    if (loss.shape().numDimensions() != 0) {
      throw new InputException(
          "phase '" + phase + "'",
          "expected a scalar to differentiate, found shape " + loss.shape(),
          "Take its mean.");
    }
  }

  private void requireReached(
      Set<GraphOperation> reached, Operand<?> x, Operand<TFloat32> loss, String name) {
    if (!reached.contains((GraphOperation) x.op())) {
      throw unreached(loss, name);
    }
  }

  /**
   * If every path to x stops gradients, TensorFlow returns an output that belongs to no operation.
   */
  private void requireExists(Operand<?> derivative, Operand<TFloat32> loss, String name) {
    if (!exists(derivative)) {
      throw unreached(loss, name);
    }
  }

  private static boolean exists(Operand<?> derivative) {
    var handle = ((GraphOperation) derivative.op()).getUnsafeNativeHandle();
    return handle != null && !handle.isNull();
  }

  private InputException unreached(Operand<TFloat32> loss, String name) {
    return new InputException(
        "phase '" + phase + "'",
        name + " does not affect loss '" + loss.op().name() + "'",
        "Name the networks that the loss is computed with: tape.gradient(loss, network).");
  }
}
