package org.gan4j.models;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.network.Network;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;

/** A variant in a session, on eight synthetic images that are also the only batch. */
final class VariantRun implements AutoCloseable {

  private static final int COUNT = 8;

  private final TrainingGraph graph;
  private final TrainingSession session;

  VariantRun(Variant variant, int size, int channels, long seed) {
    graph = TrainingGraph.build(variant, settings(size, size, channels, seed));
    session = new TrainingSession(graph, new SessionSettings(2));
    session.initialize();
    ImageShape shape = graph.imageShape();
    session.load(Dataset.of("synthetic", images(shape), Optional.empty(), 0));
  }

  /** On grey images. */
  VariantRun(Variant variant, int size) {
    this(variant, size, 1, 1);
  }

  static GraphSettings settings(int height, int width, int channels, long seed) {
    ImageShape shape = new ImageShape(height, width, channels);
    return GraphSettings.of(DataShape.of(shape, COUNT), COUNT, seed);
  }

  /** Bright rectangles at random places on black: far from what an untrained generator makes. */
  private static Images images(ImageShape shape) {
    byte[] pixels = new byte[COUNT * shape.size()];
    var stream = new RandomStream(StreamKey.of(7, "images"), 0);
    for (int image = 0; image < COUNT; image++) {
      int top = stream.nextInt(shape.height() / 2);
      int left = stream.nextInt(shape.width() / 2);
      for (int i = 0; i < shape.size(); i++) {
        int row = i / shape.channels() / shape.width() - top;
        int column = i / shape.channels() % shape.width() - left;
        boolean inside =
            row >= 0 && row < shape.height() / 2 && column >= 0 && column < shape.width() / 2;
        pixels[image * shape.size() + i] = (byte) (inside ? 255 : 0);
      }
    }
    return new Images(shape, pixels);
  }

  Network network(String name) {
    return graph.networks().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  /** Runs one phase and reads its reports. */
  Map<String, Double> run(String phase) {
    return session.runAndReport(phase(phase), IntStream.range(0, COUNT).toArray());
  }

  /** Runs one phase so often; the reports of the last. */
  Map<String, Double> run(String phase, int times) {
    for (int i = 1; i < times; i++) {
      session.run(phase(phase), IntStream.range(0, COUNT).toArray());
    }
    return run(phase);
  }

  private GraphPhase phase(String name) {
    return graph.phases().stream()
        .filter(phase -> phase.built().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Pixels of images sampled from fixed latents. */
  Images sample(int latentSize) {
    float[] latents = new float[COUNT * latentSize];
    var stream = new RandomStream(StreamKey.of(7, "latents"), 0);
    for (int i = 0; i < latents.length; i++) {
      latents[i] = (float) stream.nextGaussian();
    }
    return session.outputs().sample(latents);
  }

  /** The values of a network's weights, by name. */
  Map<String, float[]> weights(String network) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    Map<String, byte[]> all = session.variables().read();
    for (Variable<?> weight : network(network).weights()) {
      byte[] bytes = all.get(weight.name());
      var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      float[] values = new float[floats.remaining()];
      floats.get(values);
      weights.put(weight.name(), values);
    }
    return weights;
  }

  /** SHA-256 over names and bytes of all variables. */
  String hash() {
    Hasher hasher = Hashing.sha256().newHasher();
    session
        .variables()
        .read()
        .forEach((name, bytes) -> hasher.putUnencodedChars(name).putBytes(bytes));
    return hasher.hash().toString();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
