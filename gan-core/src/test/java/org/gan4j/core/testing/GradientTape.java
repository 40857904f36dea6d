package org.gan4j.core.testing;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gan4j.core.internal.gradient.SecondOrderGradients;
import org.gan4j.core.variable.Trainable;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Gradients;
import org.gan4j.core.variant.LabelledBatch;
import org.gan4j.core.variant.LabelledSubset;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.Tape;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** A {@link TestTape} that also differentiates by operands, for tests of penalties. */
public final class GradientTape implements Tape {

  private final TestGraph graph;
  private final TestTape training;

  /** A tape that trains networks of this graph. */
  public GradientTape(TestGraph graph) {
    SecondOrderGradients.register();
    this.graph = graph;
    this.training = graph.tape();
  }

  @Override
  public Operand<TFloat32> gradient(Operand<TFloat32> scalar, Operand<TFloat32> input) {
    return graph.gradients(scalar, List.of(input)).get(0);
  }

  @Override
  public Ops tf() {
    return training.tf();
  }

  @Override
  public <T extends TType> Operand<T> value(Variable<T> variable) {
    return training.value(variable);
  }

  @Override
  public <T extends TType> Operand<T> current(Variable<T> state) {
    return training.current(state);
  }

  @Override
  public <T extends TType> void assign(Variable<T> state, Operand<T> value) {
    training.assign(state, value);
  }

  @Override
  public Operand<TFloat32> uniform(String stream, Shape shape) {
    return training.uniform(stream, shape);
  }

  @Override
  public Operand<TFloat32> normal(String stream, Shape shape) {
    return training.normal(stream, shape);
  }

  @Override
  public Operand<TFloat32> step() {
    return training.step();
  }

  @Override
  public Operand<TFloat32> images() {
    throw noBatch();
  }

  @Override
  public Operand<TInt32> labels() {
    throw noBatch();
  }

  @Override
  public Operand<TFloat32> images(Domain domain) {
    throw noBatch();
  }

  @Override
  public LabelledBatch batch(LabelledSubset subset) {
    throw noBatch();
  }

  @Override
  public int batchSize() {
    throw noBatch();
  }

  @Override
  public Operand<TInt32> randomLabels() {
    throw noBatch();
  }

  @Override
  public Operand<TFloat32> latents(int size) {
    throw noBatch();
  }

  @Override
  public Gradients gradient(Operand<TFloat32> loss, Trainable... networks) {
    throw noUpdates();
  }

  @Override
  public void apply(Optimizer optimizer, Gradients gradients) {
    throw noUpdates();
  }

  @Override
  public void project(Trainable network, UnaryOperator<Operand<TFloat32>> projection) {
    throw noUpdates();
  }

  @Override
  public void report(String name, Operand<TFloat32> scalar) {
    throw noUpdates();
  }

  private static UnsupportedOperationException noBatch() {
    return new UnsupportedOperationException("this tape has no data set");
  }

  private static UnsupportedOperationException noUpdates() {
    return new UnsupportedOperationException("this tape has no phase");
  }
}
