package org.gan4j.eval.feature;

import com.google.common.hash.Hashing;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * A feature network as a frozen TensorFlow graph, in a Graph and Session of its own.
 *
 * <p>The graph takes {@code images}, float32 {@code [n, height, width, channels]} in [-1, 1], and
 * gives {@code features} {@code [n, d]} and {@code logits} {@code [n, k]}. Pixels become floats as
 * {@code x / 127.5 - 1}. The graph always runs on blocks of {@value #BLOCK} images, the last one
 * filled up with black, so no result depends on how many images a caller hands in.
 *
 * <p>Not for use by several threads at once. The owner closes it.
 */
public final class FrozenGraphExtractor implements FeatureExtractor {

  private static final int BLOCK = 128;

  private final NetworkInfo info;
  private final Graph graph;
  private final Session session;

  /**
   * Loads a network.
   *
   * @param graphDef the content of the {@code .pb} file
   * @param info its description
   * @param place where it comes from, for messages
   * @throws InputException if the content is not the one described, is no TensorFlow graph, or
   *     lacks an input or output
   */
  public FrozenGraphExtractor(byte[] graphDef, NetworkInfo info, String place) {
    checkHash(graphDef, info, place);
    this.info = info;
    this.graph = new Graph();
    Session opened = null;
    try {
      importGraph(GraphDef.parseFrom(graphDef), place);
      ImageShape image = info.shape();
      checkShape(place, "images", image.height(), image.width(), image.channels());
      checkShape(place, "features", info.featureSize());
      checkShape(place, "logits", info.classes());
      opened = new Session(graph);
    } catch (InvalidProtocolBufferException | TensorFlowException e) {
      throw new InputException(
          place,
          "expected a frozen TensorFlow graph, found something else (" + e.getMessage() + ")",
          "Use the .pb file that was exported together with its .json.",
          e);
    } finally {
      if (opened == null) {
        graph.close();
      }
    }
    this.session = opened;
  }

  /** What the network is and where it comes from. */
  public NetworkInfo info() {
    return info;
  }

  @Override
  public String name() {
    return info.name();
  }

  @Override
  public String sha256() {
    return info.sha256();
  }

  @Override
  public String layer() {
    return "features";
  }

  @Override
  public ImageShape imageShape() {
    return info.shape();
  }

  @Override
  public int featureSize() {
    return info.featureSize();
  }

  @Override
  public int classes() {
    return info.classes();
  }

  @Override
  public Features extract(FloatImages images) {
    if (!takes(images.shape())) {
      throw new InputException(
          "feature network " + name(),
          "expected images of " + imageShape() + ", found " + images.shape(),
          "Use a feature network made for these images.");
    }
    int count = images.count();
    float[] features = new float[count * featureSize()];
    float[] logits = new float[count * classes()];
    for (int from = 0; from < count; from += BLOCK) {
      run(images, from, Math.min(BLOCK, count - from), features, logits);
    }
    return new Features(count, features, logits);
  }

  private void run(FloatImages images, int from, int count, float[] features, float[] logits) {
    ImageShape image = imageShape();
    float[] block = new float[BLOCK * image.size()]; // [BLOCK, h, w, c] in [-1, 1]
    Arrays.fill(block, -1);
    for (int k = 0; k < count * image.size(); k++) {
      block[k] = images.pixels()[from * image.size() + k] / 127.5f - 1;
    }
    Shape shape = Shape.of(BLOCK, image.height(), image.width(), image.channels());
    try (TFloat32 input = TFloat32.tensorOf(shape, DataBuffers.of(block));
        Result result =
            session.runner().feed("images", input).fetch("features").fetch("logits").run()) {
      read((TFloat32) result.get(0), features, from, count, featureSize());
      read((TFloat32) result.get(1), logits, from, count, classes());
    }
  }

  private void read(TFloat32 tensor, float[] into, int from, int count, int size) {
    Shape expected = Shape.of(BLOCK, size);
    if (!tensor.shape().equals(expected)) {
      throw new InputException(
          "feature network " + name(),
          "expected an output of shape " + expected + ", found " + tensor.shape(),
          "Export the network again, with a description that fits it.");
    }
    tensor.asRawTensor().data().asFloats().read(into, from * size, count * size);
  }

  /** TensorFlow crashes on a graph of no nodes. */
  private void importGraph(GraphDef definition, String place) {
    if (definition.getNodeCount() == 0) {
      throw new InputException(
          place, "expected a frozen TensorFlow graph, found no nodes", "Export it again.");
    }
    graph.importGraphDef(definition);
  }

  static void checkHash(byte[] graphDef, NetworkInfo info, String place) {
    String found = Hashing.sha256().hashBytes(graphDef).toString();
    if (!found.equals(info.sha256())) {
      throw new InputException(
          place,
          "expected SHA-256 " + info.sha256() + ", found " + found,
          "The file is damaged or not the one described: restore it.");
    }
  }

  private void checkShape(String place, String name, long... perImage) {
    Operation operation = graph.operation(name);
    if (operation == null) {
      throw new InputException(
          place,
          "expected an operation '" + name + "' in the graph, found none",
          "Export the network with the names images, features and logits.");
    }
    Shape expected = Shape.of(-1).append(Shape.of(perImage));
    Shape found = operation.output(0).shape();
    if (!found.isUnknown() && !found.isCompatibleWith(expected)) {
      throw new InputException(
          place,
          "expected '" + name + "' of shape " + expected + ", found " + found,
          "Export the network again, with a description that fits it.");
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
