package org.gan4j.eval.network;

import com.google.common.hash.Hashing;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.internal.graph.GraphSession;
import org.gan4j.eval.internal.graph.GraphVetting;
import org.gan4j.eval.internal.graph.NetworkPorts;
import org.gan4j.eval.internal.graph.SavedModelFolder;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;

/**
 * A feature network as a TensorFlow graph, frozen or a SavedModel. The graph is checked by {@link
 * GraphVetting} before it is imported, and runs in a Graph and Session of its own: in this process,
 * or, if it comes from outside, in another with limits of memory and time ({@link NetworkProcess}).
 *
 * <p>Unless its description says otherwise ({@link NetworkPorts}), the graph takes {@code images},
 * float32 {@code [n, height, width, channels]} in [-1, 1], and gives {@code features} {@code [n,
 * d]} and {@code logits} {@code [n, k]}. Pixels on the scale 0..255 become floats as {@code x /
 * 127.5 - 1}. The graph always runs on blocks of one size (128 images for networks with these
 * ports, 32 for others), the last one filled up with black, so no result depends on how many images
 * a caller hands in.
 *
 * <p>Not safe for use by several threads. The owner closes it.
 */
public final class FrozenNetwork implements FeatureNetwork {

  private static final int BLOCK = 128;
  private static final int FOREIGN_BLOCK = 32;

  private final NetworkInfo info;
  private final ImageRunner runner;

  /**
   * Loads a frozen graph of known origin into this process. A graph could crash the process, so
   * {@link FeatureNetworks} opens other graphs in another one.
   *
   * @param graphDef the content of the {@code .pb} file
   * @param info its description
   * @param place where it comes from, for messages
   * @throws InputException if the content is not the one described, is no TensorFlow graph, does
   *     more than compute, or lacks an input or output
   */
  public FrozenNetwork(byte[] graphDef, NetworkInfo info, String place) {
    this(graphDef, info, 0, place);
  }

  /**
   * Loads a frozen graph with a number of threads inside an operation; 0 leaves it to TensorFlow.
   */
  FrozenNetwork(byte[] graphDef, NetworkInfo info, int threads, String place) {
    this(info, info.whereabouts(), frozen(graphDef, info, threads, place));
  }

  private FrozenNetwork(NetworkInfo info, ImageRunner runner) {
    this.info = info;
    this.runner = runner;
  }

  private FrozenNetwork(NetworkInfo info, NetworkPorts ports, GraphSession session) {
    this(
        info,
        new BlockRunner(
            info.name(), session, ports, block(info), info.featureSize(), info.classes()));
    try {
      checkPorts(session, ports);
    } catch (RuntimeException wrong) {
      session.close();
      throw wrong;
    }
  }

  private static int block(NetworkInfo info) {
    return info.ports() == null ? BLOCK : FOREIGN_BLOCK;
  }

  /**
   * Loads a network from outside into a process of its own.
   *
   * @param network a {@code .pb} file or the folder of a SavedModel
   * @param info its description
   * @throws InputException if the content is not the one described, is no network, does more than
   *     compute, lacks an input or output, crashes, or takes more than the limits allow
   */
  static FrozenNetwork inOtherProcess(
      Path network, NetworkInfo info, NetworkLimits limits, HostSettings settings) {
    return new FrozenNetwork(
        info, NetworkProcess.open(network, info, block(info), limits, settings));
  }

  /**
   * Loads a SavedModel into this process; its variables are restored.
   *
   * @param folder the folder with {@code saved_model.pb}
   * @param info its description
   * @param threads inside an operation; 0 leaves it to TensorFlow
   * @throws InputException if the content is not the one described, is no SavedModel, does more
   *     than compute, or lacks an input or output
   */
  static FrozenNetwork ofSavedModel(Path folder, NetworkInfo info, int threads) {
    checkHash(SavedModelFolder.sha256(folder), info, folder.toString());
    SavedModelFolder model = SavedModelFolder.read(folder);
    NetworkPorts ports = model.resolve(info.whereabouts());
    List<String> tensors =
        Stream.of(ports.input(), ports.features(), ports.logits())
            .filter(tensor -> tensor != null)
            .toList();
    return new FrozenNetwork(info, ports, model.open(tensors, threads));
  }

  private static GraphSession frozen(byte[] graphDef, NetworkInfo info, int threads, String place) {
    checkHash(graphDef, info, place);
    try {
      GraphDef graph = GraphDef.parseFrom(graphDef);
      GraphVetting.check(graph, place);
      return new GraphSession(graph, GraphSession.settings(threads), place);
    } catch (InvalidProtocolBufferException wrong) {
      throw GraphSession.notAGraph(place, wrong);
    }
  }

  private void checkPorts(GraphSession session, NetworkPorts ports) {
    ImageShape image = info.shape();
    Shape images =
        ports.anySize()
            ? Shape.of(-1, -1, -1, image.channels())
            : Shape.of(-1, image.height(), image.width(), image.channels());
    session.require(ports.input(), "images", List.of(images));
    session.require(ports.features(), "features", outputs(info.featureSize()));
    if (info.classes() > 0) {
      session.require(ports.logits(), "logits", outputs(info.classes()));
    }
  }

  private static List<Shape> outputs(int size) {
    return List.of(Shape.of(-1, size), Shape.of(-1, 1, 1, size));
  }

  static void checkHash(byte[] graphDef, NetworkInfo info, String place) {
    checkHash(Hashing.sha256().hashBytes(graphDef).toString(), info, place);
  }

  private static void checkHash(String found, NetworkInfo info, String place) {
    if (!found.equals(info.sha256())) {
      throw new InputException(
          place,
          "expected SHA-256 " + info.sha256() + ", found " + found,
          "The file is damaged or not the one described: restore it.");
    }
  }

  /** Returns the description of the network. */
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
    return info.whereabouts().features();
  }

  @Override
  public ImageShape imageShape() {
    return info.shape();
  }

  @Override
  public boolean takes(ImageShape shape) {
    return info.whereabouts().anySize()
        ? shape.channels() == imageShape().channels()
        : shape.equals(imageShape());
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
  public ClassNames classNames() {
    return info.namesOfClasses();
  }

  @Override
  public Features extract(FloatImages images) {
    requireTaken(images.shape());
    return runner.extract(images);
  }

  @Override
  public void close() {
    runner.close();
  }
}
