package org.gan4j.core.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One application of a network, with everything that its layers may use besides their input. */
public final class ForwardPass {

  private final String network;
  private final Weights weights;
  private final Optional<Training> training;
  private final Optional<Operand<TInt32>> labels;
  private final List<Application.LayerOutput> layers = new ArrayList<>();

  private ForwardPass(
      String network,
      Weights weights,
      Optional<Training> training,
      Optional<Operand<TInt32>> labels) {
    this.network = network;
    this.weights = weights;
    this.training = training;
    this.labels = labels;
  }

  static ForwardPass training(String network, Training training, Optional<Operand<TInt32>> labels) {
    return new ForwardPass(network, training, Optional.of(training), labels);
  }

  static ForwardPass inference(String network, Weights weights, Optional<Operand<TInt32>> labels) {
    return new ForwardPass(network, weights, Optional.empty(), labels);
  }

  /** Returns the builder of operations. */
  public Ops tf() {
    return weights.tf();
  }

  /** Returns the value of one of the layer's variables. */
  public Operand<TFloat32> value(Variable<TFloat32> variable) {
    return weights.value(variable);
  }

  /**
   * Returns the training in progress, for batch statistics, dropout and moving averages; empty at
   * inference.
   */
  public Optional<Training> training() {
    return training;
  }

  /**
   * Records what a layer yielded. Code that chains layers calls it after each layer.
   *
   * @param path of the layer
   * @return the value
   */
  public Operand<TFloat32> layer(String path, Operand<TFloat32> value) {
    layers.add(new Application.LayerOutput(path, value));
    return value;
  }

  Application application(Network of, Operand<TFloat32> input, Operand<TFloat32> output) {
    return new Application(of, input, labels, output, List.copyOf(layers));
  }

  /**
   * Returns the label of each example, int32 {@code [batch]}.
   *
   * @throws InputException if the network was applied without labels
   */
  public Operand<TInt32> labels() {
    return labels.orElseThrow(
        () ->
            new InputException(
                "network '" + network + "'",
                "expected labels (a layer of it uses them), found an application without",
                "Pass them: apply(tape, x, tape.labels())."));
  }
}
