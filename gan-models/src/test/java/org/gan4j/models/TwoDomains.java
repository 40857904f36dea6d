package org.gan4j.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;

/** A variant in a session, on eight images of noise a domain: A dark, B bright. */
final class TwoDomains implements AutoCloseable {

  private static final int COUNT = 8;

  final TrainingGraph graph;
  final TrainingSession session;

  TwoDomains(Variant variant, ImageShape shape, boolean paired, int batchSize) {
    Dataset dataset = dataset(shape, paired);
    graph = TrainingGraph.build(variant, GraphSettings.of(dataset, batchSize, 1));
    session = new TrainingSession(graph, new SessionSettings(2));
    session.initialize();
    session.load(dataset);
  }

  static GraphSettings settings(ImageShape shape, boolean paired) {
    return GraphSettings.of(dataset(shape, paired), 1, 1);
  }

  static Dataset dataset(ImageShape shape, boolean paired) {
    return Dataset.pair(
        "noise",
        Dataset.of("a", noise(shape, 0), Optional.empty(), 0),
        Dataset.of("b", noise(shape, 128), Optional.empty(), 0),
        paired);
  }

  private static Images noise(ImageShape shape, int darkest) {
    byte[] pixels = new byte[COUNT * shape.size()];
    var draws = new RandomStream(StreamKey.of(7, "noise"), darkest);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (darkest + draws.nextInt(128));
    }
    return new Images(shape, pixels);
  }

  /** Runs a phase so often, always on the first images; the reports of the last. */
  Map<String, Double> run(String name, int times) {
    int[] batch = IntStream.range(0, graph.settings().batchSize()).toArray();
    GraphPhase phase =
        graph.phases().stream()
            .filter(p -> p.built().name().equals(name))
            .findFirst()
            .orElseThrow();
    for (int i = 1; i < times; i++) {
      session.run(phase, batch, batch);
    }
    return session.runAndReport(phase, batch, batch);
  }

  /** The values of a float variable. */
  float[] values(String name) {
    byte[] bytes = session.variables().read().get(name);
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
