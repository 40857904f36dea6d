package org.gan4j.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.LayerSettings;
import org.gan4j.core.network.Network;
import org.gan4j.core.network.Signal;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A graph with a session: networks are built in it, evaluated, and their variables set. */
public final class TestGraph implements AutoCloseable {

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final VariableStore store = new VariableStore(tf, 1);
  private final Session session = new Session(graph);
  private boolean initialized;

  /** The root scope. */
  public Ops tf() {
    return tf;
  }

  /** The variables. */
  public VariableStore store() {
    return store;
  }

  /** A tape that trains networks of this graph. */
  public TestTape tape() {
    return new TestTape(tf);
  }

  /** The weights as they are. */
  public LiveWeights weights() {
    return new LiveWeights(tf);
  }

  /** Float values of a shape. */
  public Operand<TFloat32> constant(Shape shape, float... values) {
    return tf.constant(shape, DataBuffers.of(values));
  }

  /** The same values, in an operand whose batch size the graph does not know. */
  public Operand<TFloat32> ofUnknownBatch(Operand<TFloat32> x) {
    long[] shape = x.shape().asArray();
    shape[0] = -1;
    return tf.placeholderWithDefault(x, Shape.of(shape));
  }

  /** A float to be fed. */
  public Placeholder<TFloat32> placeholder(long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** A network called {@code net}. */
  public Network network(long[] input, Consumer<NetworkBuilder> layers) {
    return new Network(definition("net", Signal.of(input), layers));
  }

  /** What {@code layers} define. */
  public Network.Definition definition(String name, Signal input, Consumer<NetworkBuilder> layers) {
    List<Variable<?>> before = store.all();
    var builder = new NetworkBuilder(new LayerScope(store, name, LayerSettings.defaults()), input);
    layers.accept(builder);
    List<Variable<?>> made = new ArrayList<>(store.all());
    made.removeAll(before);
    return new Network.Definition(
        name,
        input,
        builder.output(),
        builder.function(),
        floats(made, true),
        floats(made, false),
        builder.usesLabels());
  }

  /** The value of an operand, row-major. */
  public float[] run(Operand<TFloat32> operand) {
    return run(operand, Map.of());
  }

  /** The value of an operand with feeds of {@code [values]} by placeholder. */
  public float[] run(Operand<TFloat32> operand, Map<Placeholder<TFloat32>, float[]> feeds) {
    initialize();
    List<TFloat32> fed = new ArrayList<>();
    Session.Runner runner = session.runner().fetch(operand);
    feeds.forEach(
        (placeholder, values) -> {
          TFloat32 tensor = TFloat32.tensorOf(placeholder.shape(), DataBuffers.of(values));
          fed.add(tensor);
          runner.feed(placeholder, tensor);
        });
    try (Result result = runner.run()) {
      return floats((TFloat32) result.get(0));
    } finally {
      fed.forEach(TFloat32::close);
    }
  }

  /** The value of a variable. */
  public float[] valueOf(Variable<TFloat32> variable) {
    return run(tf.readVariableOp(variable.handle(), TFloat32.class));
  }

  /** Gives a variable a value. */
  public void set(Variable<TFloat32> variable, float... values) {
    initialize();
    var write = tf.assignVariableOp(variable.handle(), constant(variable.shape(), values));
    session.runner().addTarget(write).run().close();
  }

  /** Writes what was assigned on a tape, once. */
  public void write(TestTape tape) {
    initialize();
    Session.Runner runner = session.runner();
    tape.writes().forEach(runner::addTarget);
    runner.run().close();
  }

  /** dy/dx by the graph. */
  @SuppressWarnings("unchecked")
  public List<Operand<TFloat32>> gradients(
      Operand<TFloat32> y, List<? extends Operand<TFloat32>> xs) {
    Output<?>[] inputs = xs.stream().map(Operand::asOutput).toArray(Output[]::new);
    List<Operand<TFloat32>> derivatives = new ArrayList<>();
    for (Output<?> derivative : graph.addGradients(y.asOutput(), inputs)) {
      derivatives.add((Operand<TFloat32>) derivative);
    }
    return derivatives;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private void initialize() {
    if (!initialized) {
      initialized = true;
      if (!store.all().isEmpty()) {
        store.initialize(session);
      }
    }
  }

  private static float[] floats(TFloat32 tensor) {
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @SuppressWarnings("unchecked")
  private static List<Variable<TFloat32>> floats(List<Variable<?>> variables, boolean trainable) {
    List<Variable<TFloat32>> chosen = new ArrayList<>();
    for (Variable<?> variable : variables) {
      if (variable.trainable() == trainable) {
        chosen.add((Variable<TFloat32>) variable);
      }
    }
    return chosen;
  }
}
