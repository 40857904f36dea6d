package org.gan4j.eval.internal.graph;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.library.LibraryFolder;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/**
 * A checked graph in a Graph and Session of its own. The owner closes it. TensorFlow throws {@link
 * TensorFlowException} for most of what is wrong, but Java's own for invalid arguments and for what
 * is not implemented.
 */
public final class GraphSession implements AutoCloseable {

  private final Graph graph;
  private final Session session;
  private final String place;

  /**
   * Imports a graph that has passed {@link GraphVetting}.
   *
   * @param settings settings of the session
   * @throws InputException if TensorFlow does not take it
   */
  public GraphSession(GraphDef definition, ConfigProto settings, String place) {
    this.place = place;
    LibraryFolder.use();
    this.graph = new Graph();
    Session opened = null;
    try {
      graph.importGraphDef(definition);
      opened = new Session(graph, settings);
    } catch (TensorFlowException | IllegalArgumentException | UnsupportedOperationException wrong) {
      throw notAGraph(place, wrong);
    } finally {
      if (opened == null) {
        graph.close();
      }
    }
    this.session = opened;
  }

  public static InputException notAGraph(String place, Exception wrong) {
    return new InputException(
        place,
        "expected a frozen TensorFlow graph, found something else (" + wrong.getMessage() + ")",
        "Use the .pb file that was exported together with its .json.",
        wrong);
  }

  /** Returns settings with all of TensorFlow's own rewriting. */
  public static ConfigProto settings(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads)
        .setAllowSoftPlacement(true)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .build();
  }

  /** Only the joining of convolution, bias and ReLU: as fast, and half a gigabyte less at start. */
  public static ConfigProto frugalSettings(int threads) {
    RewriterConfig rewriter =
        RewriterConfig.newBuilder()
            .addOptimizers("remap")
            .setMetaOptimizerIterations(RewriterConfig.NumIterationsType.ONE)
            .build();
    return settings(threads).toBuilder()
        .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter))
        .setExperimental(
            ConfigProto.Experimental.newBuilder()
                .setOptimizeForStaticGraph(true)
                .setDisableOutputPartitionGraphs(true))
        .build();
  }

  /** Feeds one tensor and runs an operation. */
  public void run(String feed, Tensor value, String operation) {
    try (Result result = session.runner().feed(feed, value).addTarget(operation).run()) {
      assert result.size() == 0;
    } catch (TensorFlowException
        | IllegalArgumentException
        | UnsupportedOperationException failed) {
      throw new InputException(
          place,
          "its variables cannot be restored (" + failed.getMessage() + ")",
          "Export the model again.",
          failed);
    }
  }

  /**
   * Feeds one block of images and fetches tensors, which the caller closes.
   *
   * @throws InputException if the graph fails, for instance on images of this shape
   */
  public Result run(String feed, TFloat32 images, List<String> fetches) {
    Session.Runner runner = session.runner().feed(feed, images);
    fetches.forEach(runner::fetch);
    try {
      return runner.run();
    } catch (TensorFlowException
        | IllegalArgumentException
        | UnsupportedOperationException failed) {
      throw new InputException(
          place,
          String.format(
              Locale.ROOT,
              "the graph fails on images of shape %s (%s)",
              images.shape(),
              failed.getMessage()),
          "Check its description: input, range and image shape.",
          failed);
    }
  }

  /** Shows the graph, whose shapes TensorFlow has inferred. */
  public void check(Consumer<Graph> what) {
    what.accept(graph);
  }

  /**
   * @param tensor a tensor, {@code name} or {@code name:index}
   * @param as what it is called where it has another shape
   * @param accepted shapes, any of which it may have
   * @throws InputException if it is not there or has another shape
   */
  public void require(String tensor, String as, List<Shape> accepted) {
    Operation operation = graph.operation(GraphSlice.node(tensor));
    int index = index(tensor);
    if (operation == null || index >= operation.numOutputs()) {
      throw new InputException(
          place,
          "expected an operation '" + tensor + "' in the graph, found none",
          "Name the tensors as the graph does, or export it with images, features and logits.");
    }
    Shape found = operation.output(index).shape();
    if (!found.isUnknown() && accepted.stream().noneMatch(found::isCompatibleWith)) {
      throw new InputException(
          place,
          "expected '" + as + "' of shape " + accepted.get(0) + ", found " + found,
          "Export the network again, with a description that fits it.");
    }
  }

  private int index(String tensor) {
    int colon = tensor.indexOf(':');
    try {
      return colon < 0 ? 0 : Integer.parseUnsignedInt(tensor.substring(colon + 1));
    } catch (NumberFormatException wrong) {
      throw new InputException(
          place,
          "expected a tensor such as 'name:0', found '" + tensor + "'",
          "Correct the description of the network.",
          wrong);
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
