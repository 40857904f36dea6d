package org.gan4j.core.network;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One application of a network: what its layers may use besides their input. */
public final class Pass {

  private final String network;
  private final Weights weights;
  private final Optional<Training> training;
  private final Optional<Operand<TInt32>> labels;

  private Pass(
      String network,
      Weights weights,
      Optional<Training> training,
      Optional<Operand<TInt32>> labels) {
    this.network = network;
    this.weights = weights;
    this.training = training;
    this.labels = labels;
  }

  static Pass training(String network, Training training, Optional<Operand<TInt32>> labels) {
    return new Pass(network, training, Optional.of(training), labels);
  }

  static Pass inference(String network, Weights weights, Optional<Operand<TInt32>> labels) {
    return new Pass(network, weights, Optional.empty(), labels);
  }

  /** Builds operations. */
  public Ops tf() {
    return weights.tf();
  }

  /** The value of one of the layer's variables. */
  public Operand<TFloat32> value(Variable<TFloat32> variable) {
    return weights.value(variable);
  }

  /** Present when training: batch statistics, dropout, moving averages. */
  public Optional<Training> training() {
    return training;
  }

  /**
   * The label of each example, int32 {@code [batch]}.
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
