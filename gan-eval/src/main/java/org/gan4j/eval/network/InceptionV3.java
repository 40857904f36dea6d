package org.gan4j.eval.network;

import com.google.common.hash.Hashing;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.internal.download.RecordedHash;
import org.gan4j.eval.internal.graph.GraphSession;
import org.gan4j.eval.internal.graph.GraphVetting;
import org.gan4j.eval.internal.graph.NetworkPorts;
import org.tensorflow.proto.GraphDef;

/**
 * The feature network of the Fréchet Inception Distance (Heusel et al. 2017) and of the Inception
 * Score (Salimans et al. 2016): the Inception-v3 of December 2015, {@code
 * classify_image_graph_def.pb}. Features are {@code pool_3}, 2048 an image; logits are features
 * times the weights of {@code softmax/logits/MatMul}, without bias, 1008 an image.
 *
 * <p>It takes RGB images of any size on the scale 0..255; the graph itself resizes them to 299x299,
 * bilinearly without antialiasing, as TensorFlow 1 does (corners not aligned, the upper left pixel
 * at the upper left). If images differ in size, {@link #resized} gives the graph's own resizing of
 * each, and the results can be passed in together, because at 299x299 the graph's resizing changes
 * nothing.
 *
 * <p>The graph is checked ({@link GraphVetting}) and rewritten before it runs: see {@link
 * InceptionGraph}; that changes features by rounding only (relative 1e-5 at most). Blocks hold
 * {@value #BLOCK} images, the last filled up, so no result depends on how many are handed in. With
 * oneDNN ({@code TF_ENABLE_ONEDNN_OPTS=1}, as the launcher sets it) the number of threads does not
 * change a bit either; without, it changes features by rounding (relative 1e-6).
 *
 * <p>Not safe for use by several threads. The owner closes it.
 */
public final class InceptionV3 implements FeatureNetwork {

  /** The name in protocols. */
  public static final String NAME = "inception2015";

  /** The file of the original archive that holds the network. */
  public static final String FILE = "classify_image_graph_def.pb";

  /** Features an image. */
  public static final int FEATURES = 2048;

  static final int BLOCK = 16;

  private static final ImageShape SHAPE = new ImageShape(299, 299, 3);

  private final String sha256;
  private final BlockRunner runner;
  private final int folded;

  private InceptionV3(String sha256, InceptionGraph graph, int threads, int block, String place) {
    this.sha256 = sha256;
    this.folded = graph.folded();
    NetworkPorts ports =
        new NetworkPorts(
            InceptionGraph.INPUT,
            InceptionGraph.FEATURES,
            InceptionGraph.LOGITS,
            List.of(0.0, 255.0),
            true);
    GraphSession session =
        new GraphSession(graph.graph(), GraphSession.frugalSettings(threads), place);
    try {
      session.check(definition -> InceptionLimits.checkWork(definition, place));
    } catch (RuntimeException wrong) {
      session.close();
      throw wrong;
    }
    this.runner =
        new BlockRunner(NAME, session, ports, block, graph.featureSize(), graph.classes());
  }

  /**
   * Loads the network; the caller closes it.
   *
   * @param file {@code classify_image_graph_def.pb}. If a file of the same name with {@code
   *     .sha256} at its end is beside it, its content must have that hash
   * @param threads inside an operation, at least 1; 0 leaves it to TensorFlow
   * @throws InputException if the file is missing, altered, not this network, or does more than
   *     compute
   */
  public static InceptionV3 open(Path file, int threads) {
    return open(file, threads, true, BLOCK);
  }

  /**
   * Loads the network from the data folder ({@code inception2015} there), where {@link
   * InceptionArchive} puts it. A file that was put there by hand has its hash recorded.
   *
   * @param threads as for {@link #open(Path, int)}
   * @throws InputException if there is none, or as {@link #open(Path, int)} does
   */
  public static InceptionV3 of(DataPlaces places, int threads) {
    Path file = InceptionArchive.locate(places);
    InceptionV3 network = open(file, threads);
    if (Files.isWritable(file.toAbsolutePath().getParent())) {
      RecordedHash.beside(file).checkOrRecord(network.sha256());
    }
    return network;
  }

  static InceptionV3 open(Path file, int threads, boolean fold, int block) {
    byte[] content = read(file);
    String hash = Hashing.sha256().hashBytes(content).toString();
    RecordedHash.beside(file).check(hash);
    return new InceptionV3(hash, prepare(content, fold, file), threads, block, file.toString());
  }

  private static InceptionGraph prepare(byte[] content, boolean fold, Path file) {
    CodedInputStream input = UnsafeByteOperations.unsafeWrap(content).newCodedInput();
    input.enableAliasing(true); // the weights are not held twice
    try {
      return InceptionGraph.prepare(GraphDef.parseFrom(input), fold, file.toString());
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw GraphSession.notAGraph(file.toString(), wrong);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new InputException(
          file.toString(),
          "expected a file, found none",
          "Get it by ./gan fetch " + NAME + ", or give the path of " + FILE + ".",
          missing);
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Check the file and its permissions.",
          failed);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public String layer() {
    return "pool_3";
  }

  /** Returns how the network was changed before it runs, for protocols and reports. */
  public String preparation() {
    return folded + " batch norms folded into their convolutions";
  }

  /** 299x299x3, what it was made for and resizes to. */
  @Override
  public ImageShape imageShape() {
    return SHAPE;
  }

  @Override
  public boolean resizes() {
    return true;
  }

  /** Any height and width, three channels. */
  @Override
  public boolean takes(ImageShape shape) {
    return shape.channels() == SHAPE.channels();
  }

  @Override
  public int featureSize() {
    return runner.featureSize();
  }

  @Override
  public int classes() {
    return runner.classes();
  }

  @Override
  public Features extract(FloatImages images) {
    requireTaken(images.shape());
    return runner.extract(images);
  }

  /**
   * Images as the graph resizes them, {@code [n, 299, 299, 3]} on the scale 0..255. Their features
   * are, to the bit, those of the images themselves.
   */
  public FloatImages resized(FloatImages images) {
    requireTaken(images.shape());
    return new FloatImages(SHAPE, runner.fetch(images, "ResizeBilinear", SHAPE.size()));
  }

  @Override
  public void close() {
    runner.close();
  }
}
