package org.gan4j.models;

import com.google.common.io.BaseEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.network.Network;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.LearningRateSchedule;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;

/** A growing GAN in a session, on twelve images of 16x16 noise in batches of four, averaged. */
final class GrowingRun implements AutoCloseable {

  private static final int COUNT = 12;
  private static final int BATCH = 4;

  private final TrainingGraph graph;
  private final TrainingSession session;
  private final ProgressiveGan.Config config;

  GrowingRun(ProgressiveGan.Config config) {
    this.config = config;
    ImageShape shape = new ImageShape(16, 16, 1);
    var settings = GraphSettings.of(DataShape.of(shape, COUNT), BATCH, 1).withAverage(0.9);
    graph = TrainingGraph.build(new ProgressiveGan(config), settings);
    session = new TrainingSession(graph, new SessionSettings(2));
    session.initialize();
    byte[] pixels = new byte[COUNT * shape.size()];
    var draws = new RandomStream(StreamKey.of(1, "pixels"), 0);
    IntStream.range(0, pixels.length).forEach(i -> pixels[i] = (byte) draws.nextInt(256));
    session.load(Dataset.of("noise", new Images(shape, pixels), Optional.empty(), 0));
  }

  /** The phases that run in a step. */
  List<String> phasesAt(long step) {
    return due(step).stream().map(phase -> phase.built().name()).toList();
  }

  /** Runs the phases of this step, whatever ran before. */
  Map<String, Double> step(long step) {
    session.setStep(step);
    Map<String, Double> reports = new LinkedHashMap<>();
    due(step).forEach(phase -> reports.putAll(session.runAndReport(phase, new int[] {0, 1, 2, 3})));
    return reports;
  }

  /** Trains from a step to another, as an experiment does. */
  void train(long done, long steps) {
    var plan = new TrainingPlan(steps, new LearningRateSchedule.Constant(), 1, 100, 100);
    var orders = List.of(new BatchOrder(1, COUNT, BATCH));
    new Trainer(session, plan, orders, List.of()).train(done, () -> false);
  }

  /** The values of all weights, by network and name. */
  Map<String, Map<String, float[]>> networks() {
    Map<String, Map<String, float[]>> values = new LinkedHashMap<>();
    for (Network network : graph.networks()) {
      Map<String, float[]> weights = new LinkedHashMap<>();
      network.weights().forEach(weight -> weights.put(weight.name(), values(weight.name())));
      values.put(network.name(), weights);
    }
    return values;
  }

  /** The values of a float variable. */
  float[] values(String name) {
    var floats = ByteBuffer.wrap(bytes().get(name)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    return values;
  }

  /** All variables in hexadecimal. */
  Map<String, String> bits() {
    Map<String, String> bits = new LinkedHashMap<>();
    bytes().forEach((name, bytes) -> bits.put(name, BaseEncoding.base16().encode(bytes)));
    return bits;
  }

  /** Sets all variables to those of another run. */
  void takeOver(GrowingRun other) {
    session.variables().write(other.bytes());
  }

  /** Multiplies the averages of all variables of some networks. */
  void scale(String networks, float factor) {
    Map<String, byte[]> bytes = bytes();
    bytes.forEach(
        (name, value) -> {
          if (name.startsWith("average/" + networks)) {
            var floats = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            IntStream.range(0, floats.limit()).forEach(i -> floats.put(i, floats.get(i) * factor));
          }
        });
    session.variables().write(bytes);
  }

  /** Pixels of four images from fixed latents, sampled at this growth. */
  int[] sampleAt(float growth) {
    Map<String, byte[]> bytes = bytes();
    ByteBuffer.wrap(bytes.get("growth")).order(ByteOrder.LITTLE_ENDIAN).putFloat(growth);
    session.variables().write(bytes);
    float[] latents = new float[4 * config.latentSize()];
    var draws = new RandomStream(StreamKey.of(7, "latents"), 0);
    IntStream.range(0, latents.length).forEach(i -> latents[i] = (float) draws.nextGaussian());
    byte[] pixels = session.outputs().sample(latents).pixels();
    return IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xff).toArray();
  }

  private List<GraphPhase> due(long step) {
    return graph.phases().stream().filter(phase -> phase.runsAt(step) > 0).toList();
  }

  private Map<String, byte[]> bytes() {
    return session.variables().read();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
