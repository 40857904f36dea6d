package org.gan4j.eval.network;

import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.gan4j.core.InputException;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Checks that a graph given as the Inception of 2015 is no more than that: few kinds of operations,
 * tensors whose sizes are known before it runs, and not many more numbers and multiplications than
 * the known graph has (5.7 billion products for an image). Such a graph needs no process of its
 * own.
 */
final class InceptionLimits {

  static final long MOST_VALUES = 1L << 26;
  static final long MOST_PRODUCTS = 1L << 34;

  private static final Set<String> OPERATIONS =
      Set.of(
          "Const",
          "Placeholder",
          "Identity",
          "CheckNumerics",
          "ResizeBilinear",
          "Sub",
          "Mul",
          "Conv2D",
          "BatchNormWithGlobalNormalization",
          "BiasAdd",
          "Relu",
          "MaxPool",
          "AvgPool",
          "Concat",
          "Reshape",
          "MatMul");

  private final String place;
  private double values;
  private double products;

  private InceptionLimits(String place) {
    this.place = place;
  }

  /**
   * @throws InputException if it has other operations, or calls functions
   */
  static void checkOperations(GraphDef graph, String place) {
    for (NodeDef node : graph.getNodeList()) {
      if (!OPERATIONS.contains(node.getOp())) {
        throw new InceptionLimits(place)
            .wrong("the operation '" + node.getOp() + "' (node '" + node.getName() + "')");
      }
    }
  }

  /**
   * @throws InputException if it has tensors of unknown sizes, or larger ones or more work than the
   *     known graph
   */
  static void checkWork(Graph graph, String place) {
    InceptionLimits limits = new InceptionLimits(place);
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      limits.add(all.next());
    }
  }

  private void add(GraphOperation operation) {
    if (operation.type().equals("Const") || operation.type().equals("Placeholder")) {
      return;
    }
    double size = 0;
    for (int k = 0; k < operation.numOutputs(); k++) {
      size += size(operation, operation.output(k).shape());
    }
    values += size;
    products += size * productsAValue(operation);
    if (values > MOST_VALUES || products > MOST_PRODUCTS) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "%.1f million numbers and %.1f billion products an image up to '%s'",
              values / 1e6,
              products / 1e9,
              operation.name()));
    }
  }

  /** Values an image: the first dimension is that of the images where it is not known. */
  private double size(Operation operation, Shape shape) {
    double size = 1;
    for (int k = 0; k < shape.numDimensions(); k++) {
      if (shape.get(k) < 0 && k > 0) {
        throw wrong("'" + operation.name() + "' of shape " + shape);
      }
      size *= Math.max(1, shape.get(k));
    }
    if (shape.isUnknown()) {
      throw wrong("'" + operation.name() + "' of unknown shape");
    }
    return size;
  }

  private static double productsAValue(GraphOperation operation) {
    return switch (operation.type()) {
      case "Conv2D" -> filter(operation.input(1).shape());
      case "MatMul" -> Math.max(1, operation.input(0).shape().get(1));
      case "MaxPool", "AvgPool" -> window(operation);
      default -> 1;
    };
  }

  private static double filter(Shape shape) {
    return 1.0 * Math.max(1, shape.get(0)) * Math.max(1, shape.get(1)) * Math.max(1, shape.get(2));
  }

  private static double window(GraphOperation pool) {
    double size = 1;
    for (long side : pool.attributes().getAttrIntList("ksize")) {
      size *= side;
    }
    return size;
  }

  private InputException wrong(String found) {
    return new InputException(
        place,
        "expected the Inception graph of 2015, found " + found,
        "Give classify_image_graph_def.pb of inception-2015-12-05.tgz.");
  }
}
