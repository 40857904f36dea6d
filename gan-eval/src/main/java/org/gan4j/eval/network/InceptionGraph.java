package org.gan4j.eval.network;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.internal.graph.BatchNormFolding;
import org.gan4j.eval.internal.graph.GraphRewrite;
import org.gan4j.eval.internal.graph.GraphVetting;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The 2015 Inception graph made ready for features of many images at once. The original decodes one
 * image file and its tensors are of batch 1. Here {@code ExpandDims} becomes the input, of any
 * batch and size; behind {@code pool_3} come the features as rows and their product with the
 * weights of {@code softmax/logits/MatMul}; batch norms are folded ({@link BatchNormFolding}); what
 * the features do not need (decoding, softmax, checks for NaN) is left out.
 *
 * @param graph takes {@code ExpandDims}, {@code [n, h, w, 3]} in 0..255; gives {@link #FEATURES}
 *     and {@link #LOGITS}
 * @param featureSize d, 2048
 * @param classes k, 1008
 * @param folded number of batch norms that were folded
 */
record InceptionGraph(GraphDef graph, int featureSize, int classes, int folded) {

  static final String INPUT = "ExpandDims";
  static final String FEATURES = "gan4j/features";
  static final String LOGITS = "gan4j/logits";

  private static final String POOL = "pool_3";
  private static final String CLASSIFIER = "softmax/logits/MatMul";

  /**
   * @param original as it comes in {@code classify_image_graph_def.pb}
   * @param fold whether batch norms are folded
   * @throws InputException if it lacks a node or does more than compute
   */
  static InceptionGraph prepare(GraphDef original, boolean fold, String place) {
    GraphVetting.check(original, place);
    GraphRewrite rewrite = new GraphRewrite(original);
    require(rewrite, INPUT, "ExpandDims", place);
    require(rewrite, POOL, "AvgPool", place);
    NodeDef classifier = require(rewrite, CLASSIFIER, "MatMul", place);
    NodeDef weights = rewrite.input(classifier, 1);
    ImageShape size = size(weights, classifier, place);
    rewrite.put(input());
    int folded = fold ? BatchNormFolding.apply(rewrite) : 0;
    rewrite.put(rows(size.height()));
    rewrite.put(reshape());
    rewrite.put(logits(classifier));
    GraphDef prepared = rewrite.slice(List.of(FEATURES, LOGITS));
    InceptionLimits.checkOperations(prepared, place);
    return new InceptionGraph(prepared, size.height(), size.width(), folded);
  }

  private static NodeDef require(GraphRewrite graph, String name, String op, String place) {
    NodeDef node = graph.node(name);
    if (node == null || !node.getOp().equals(op)) {
      throw new InputException(
          place,
          String.format(
              Locale.ROOT,
              "expected the Inception graph of 2015 with a node '%s' (%s), found %s",
              name,
              op,
              node == null ? "none" : "it as " + node.getOp()),
          "Give classify_image_graph_def.pb of inception-2015-12-05.tgz.");
    }
    return node;
  }

  /** Features and classes, as height and width. */
  private static ImageShape size(NodeDef weights, NodeDef classifier, String place) {
    if (weights == null || !weights.getOp().equals("Const")) {
      throw new InputException(
          place,
          "expected constant weights of '" + CLASSIFIER + "', found none",
          "Give classify_image_graph_def.pb of inception-2015-12-05.tgz.");
    }
    TensorShapeProto shape = weights.getAttrOrThrow("value").getTensor().getTensorShape();
    boolean turned = transposed(classifier).getB();
    int features = (int) shape.getDim(turned ? 1 : 0).getSize();
    int classes = (int) shape.getDim(turned ? 0 : 1).getSize();
    return new ImageShape(features, classes, 1);
  }

  private static AttrValue transposed(NodeDef classifier) {
    return classifier.getAttrOrDefault("transpose_b", AttrValue.getDefaultInstance());
  }

  private static NodeDef input() {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : new int[] {-1, -1, -1, 3}) {
      shape.addDimBuilder().setSize(size);
    }
    return NodeDef.newBuilder()
        .setName(INPUT)
        .setOp("Placeholder")
        .putAttr("dtype", floats())
        .putAttr("shape", AttrValue.newBuilder().setShape(shape).build())
        .build();
  }

  private static NodeDef rows(int features) {
    ByteBuffer values = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    values.putInt(-1).putInt(features).flip();
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_INT32)
            .setTensorContent(ByteString.copyFrom(values));
    tensor.getTensorShapeBuilder().addDimBuilder().setSize(2);
    return NodeDef.newBuilder()
        .setName(FEATURES + "/shape")
        .setOp("Const")
        .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_INT32).build())
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }

  private static NodeDef reshape() {
    return NodeDef.newBuilder()
        .setName(FEATURES)
        .setOp("Reshape")
        .addInput(POOL)
        .addInput(FEATURES + "/shape")
        .putAttr("T", floats())
        .putAttr("Tshape", AttrValue.newBuilder().setType(DataType.DT_INT32).build())
        .build();
  }

  private static NodeDef logits(NodeDef classifier) {
    return NodeDef.newBuilder()
        .setName(LOGITS)
        .setOp("MatMul")
        .addInput(FEATURES)
        .addInput(classifier.getInput(1))
        .putAttr("T", floats())
        .putAttr("transpose_b", transposed(classifier))
        .build();
  }

  private static AttrValue floats() {
    return AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();
  }
}
