package org.gan4j.core.network;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A chain of layers and the variables it owns. Built once; {@link #apply} and {@link #infer} may be
 * called any number of times and share the weights.
 *
 * <p>There are two modes. {@code apply(tape, x)} is for training: batch norm uses the batch's
 * statistics and updates its averages, and dropout drops values. {@code infer(weights, x)} is for
 * inference.
 */
public class Network implements Trainable {

  private final Definition definition;

  /**
   * The parts of a network.
   *
   * @param name unique in its graph
   * @param input shape and range of its input
   * @param output shape and range of its output
   * @param function its layers, in order
   * @param weights variables for which gradients are taken
   * @param states variables that training assigns
   * @param usesLabels whether any layer reads the labels
   */
  public record Definition(
      String name,
      Signal input,
      Signal output,
      Layer.Function function,
      List<Variable<TFloat32>> weights,
      List<Variable<TFloat32>> states,
      boolean usesLabels) {}

  /** Makes a network of this definition. */
  public Network(Definition definition) {
    this.definition = definition;
  }

  /**
   * Applies the network in training.
   *
   * @param x {@code [batch, ...input]}
   * @return {@code [batch, ...output]}
   * @throws InputException if the network uses labels, or x has another shape than its input
   */
  public final Operand<TFloat32> apply(Training tape, Operand<TFloat32> x) {
    return forward(ForwardPass.training(name(), tape, Optional.empty()), x);
  }

  /** Applies a network that uses labels, int32 {@code [batch]}, in training. */
  public final Operand<TFloat32> apply(Training tape, Operand<TFloat32> x, Operand<TInt32> labels) {
    requireLabelUse();
    return forward(ForwardPass.training(name(), tape, Optional.of(labels)), x);
  }

  /** Applies the network as a fixed function: an example's result does not depend on its batch. */
  public final Operand<TFloat32> infer(Weights weights, Operand<TFloat32> x) {
    return forward(ForwardPass.inference(name(), weights, Optional.empty()), x);
  }

  /** Applies a network that uses labels, int32 {@code [batch]}, as a fixed function. */
  public final Operand<TFloat32> infer(
      Weights weights, Operand<TFloat32> x, Operand<TInt32> labels) {
    requireLabelUse();
    return forward(ForwardPass.inference(name(), weights, Optional.of(labels)), x);
  }

  @Override
  public final String name() {
    return definition.name();
  }

  /** Returns the shape and range of the network's input. */
  public final Signal input() {
    return definition.input();
  }

  /** Returns the shape and range of the network's output. */
  public final Signal output() {
    return definition.output();
  }

  @Override
  public final List<Variable<TFloat32>> weights() {
    return definition.weights();
  }

  /**
   * Returns the states, such as moving averages, which training assigns and does not differentiate.
   */
  public final List<Variable<TFloat32>> states() {
    return definition.states();
  }

  /** Returns whether the network must be applied with labels. */
  public final boolean usesLabels() {
    return definition.usesLabels();
  }

  /** Returns the number of trainable parameters. */
  public final long parameterCount() {
    return weights().stream().mapToLong(variable -> variable.shape().size()).sum();
  }

  /** Returns the definition, for other roles of the same network. */
  protected final Definition definition() {
    return definition;
  }

  private Operand<TFloat32> forward(ForwardPass pass, Operand<TFloat32> x) {
    requireShape(x.shape());
    Operand<TFloat32> output = definition.function().apply(pass, x);
    pass.training().ifPresent(tape -> tape.applied(pass.application(this, x, output)));
    return output;
  }

  private void requireShape(Shape found) {
    Shape expected = Shape.of(-1).append(input().shape());
    if (!found.isCompatibleWith(expected)) {
      throw new InputException(
          "network '" + name() + "'",
          "expected an input of shape " + expected + ", found " + found,
          "Reshape the input, or build the network for it.");
    }
  }

  private void requireLabelUse() {
    if (!usesLabels()) {
      throw new InputException(
          "network '" + name() + "'",
          "expected an application without labels (no layer uses them), found one with labels",
          "Add joinLabels(...) to its layers, or leave the labels out.");
    }
  }

  @Override
  public String toString() {
    return name() + ": " + input().shape() + " -> " + output().shape();
  }
}
