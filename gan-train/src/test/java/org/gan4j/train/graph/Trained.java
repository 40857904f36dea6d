package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.network.Network;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A variant's graph in a session, on four labelled 2x2 grey images of one shade each: 0, 51, 204
 * and 255; a batch is two of them.
 */
public final class Trained implements AutoCloseable {

  /** Of every image. */
  public static final ImageShape SHAPE = new ImageShape(2, 2, 1);

  /** Four shades, two classes. */
  public static final DataShape DATA = DataShape.of(SHAPE, 4).withClasses(2);

  /** Two images in a batch, seed 1. */
  public static final GraphSettings SETTINGS = GraphSettings.of(DATA, 2, 1);

  private static final int[] SHADES = {0, 51, 204, 255};

  private final TrainingGraph graph;
  private final TrainingSession session;

  private Trained(TrainingGraph graph) {
    this.graph = graph;
    this.session = new TrainingSession(graph, new SessionSettings(1));
    session.initialize();
    byte[] pixels = new byte[16];
    for (int i = 0; i < 16; i++) {
      pixels[i] = (byte) SHADES[i / 4];
    }
    Images images = new Images(SHAPE, pixels);
    session.load(Dataset.of("shades", images, Optional.of(new int[] {0, 1, 0, 1}), 2));
  }

  /** Builds a variant on {@link #SETTINGS}. */
  public static Trained of(Variant variant) {
    return of(SETTINGS, variant);
  }

  /** Builds a variant on other settings of the same images. */
  public static Trained of(GraphSettings settings, Variant variant) {
    return new Trained(TrainingGraph.build(variant, settings));
  }

  /** A network that is one number: its value at 1 is its only weight, which begins at {@code w}. */
  public static Network number(GanGraph graph, String name, double w) {
    return graph.network(
        name,
        new long[] {1},
        net ->
            net.bias(false)
                .initializer((tf, shape, fan, key) -> tf.constant(new float[][] {{(float) w}}))
                .dense(1));
  }

  /** The number that {@link #number} is, a scalar. */
  public static Operand<TFloat32> valueOf(Tape tape, Network number) {
    Ops tf = tape.tf();
    return scalar(tf, number.apply(tape, tf.constant(new float[][] {{1}})));
  }

  /** The sum of all values. */
  public static Operand<TFloat32> scalar(Ops tf, Operand<TFloat32> x) {
    return tf.reduceSum(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }

  public TrainingGraph graph() {
    return graph;
  }

  public TrainingSession session() {
    return session;
  }

  /** Runs all phases once, on the first images, in order. */
  public Map<String, Double> step() {
    return step(0, 1);
  }

  /** Runs all phases once, on these images, in order; the reports of all. */
  public Map<String, Double> step(int... batch) {
    Map<String, Double> reports = new LinkedHashMap<>();
    for (GraphPhase phase : graph.phases()) {
      reports.putAll(session.runAndReport(phase, batch));
    }
    return reports;
  }

  /** The value of {@code NAME/dense/kernel} of a {@link #number}. */
  public float number(String name) {
    return values(name + "/dense/kernel")[0];
  }

  /** The values of a float variable. */
  public float[] values(String name) {
    byte[] bytes = session.variables().read().get(name);
    assertThat(bytes).as("variable " + name + " of " + graph.store().all()).isNotNull();
    var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
