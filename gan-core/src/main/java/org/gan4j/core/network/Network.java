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
 * <p>The tape is the mode: {@code apply(tape, x)} trains (batch norm uses the batch's statistics
 * and moves its averages, dropout drops), {@code infer(weights, x)} does not.
 */
public class Network implements Trainable {

  private final Definition definition;

  /**
   * What a network is made of.
   *
   * @param name unique in its graph
   * @param input what it takes
   * @param output what it yields
   * @param function its layers, in order
   * @param weights what gradients are taken for
   * @param states what training assigns
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

  /** A network of this definition. */
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

  /** As {@link #apply(Training, Operand)}, for networks that use labels, int32 {@code [batch]}. */
  public final Operand<TFloat32> apply(Training tape, Operand<TFloat32> x, Operand<TInt32> labels) {
    requireLabelUse();
    return forward(ForwardPass.training(name(), tape, Optional.of(labels)), x);
  }

  /** Applies the network as a fixed function: an example's result does not depend on its batch. */
  public final Operand<TFloat32> infer(Weights weights, Operand<TFloat32> x) {
    return forward(ForwardPass.inference(name(), weights, Optional.empty()), x);
  }

  /** As {@link #infer(Weights, Operand)}, for networks that use labels, int32 {@code [batch]}. */
  public final Operand<TFloat32> infer(
      Weights weights, Operand<TFloat32> x, Operand<TInt32> labels) {
    requireLabelUse();
    return forward(ForwardPass.inference(name(), weights, Optional.of(labels)), x);
  }

  @Override
  public final String name() {
    return definition.name();
  }

  /** What the network takes. */
  public final Signal input() {
    return definition.input();
  }

  /** What the network yields. */
  public final Signal output() {
    return definition.output();
  }

  @Override
  public final List<Variable<TFloat32>> weights() {
    return definition.weights();
  }

  /** Moving averages and the like: assigned in training, not differentiated. */
  public final List<Variable<TFloat32>> states() {
    return definition.states();
  }

  /** Whether the network must be applied with labels. */
  public final boolean usesLabels() {
    return definition.usesLabels();
  }

  /** Number of trainable parameters. */
  public final long parameterCount() {
    return weights().stream().mapToLong(variable -> variable.shape().size()).sum();
  }

  /** The definition, for roles over the same network. */
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
