package org.gan4j.eval.internal.graph;

import com.google.common.primitives.Floats;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Folds batch norm with fixed statistics into the convolution before it: with {@code s = gamma /
 * sqrt(variance + epsilon)}, the filters are multiplied by s (channel by channel of the output, in
 * float64, then rounded) and {@code beta - mean s} is added. The network computes the same up to
 * rounding; TensorFlow then runs convolution, bias and ReLU as one operation.
 *
 * <p>Only {@code BatchNormWithGlobalNormalization} whose parameters are constants, behind a {@code
 * Conv2D} with constant filters that nothing else uses, is folded; all else stays as it is.
 */
public final class BatchNormFolding {

  private static final String BATCH_NORM = "BatchNormWithGlobalNormalization";

  private final GraphRewrite graph;
  private final Map<String, Integer> uses = new HashMap<>();

  private BatchNormFolding(GraphRewrite graph) {
    this.graph = graph;
    for (NodeDef node : graph.nodes()) {
      if (!node.getOp().equals("CheckNumerics")) {
        node.getInputList().forEach(input -> uses.merge(GraphSlice.node(input), 1, Integer::sum));
      }
    }
  }

  /** Folds where it can; gives the number of batch norms folded. */
  public static int apply(GraphRewrite graph) {
    BatchNormFolding folding = new BatchNormFolding(graph);
    int folded = 0;
    for (NodeDef node : graph.nodes()) {
      if (node.getOp().equals(BATCH_NORM) && folding.foldable(node)) {
        folding.fold(node);
        folded++;
      }
    }
    return folded;
  }

  private boolean foldable(NodeDef norm) {
    NodeDef conv = graph.input(norm, 0);
    if (conv == null || !conv.getOp().equals("Conv2D") || uses.get(conv.getName()) != 1) {
      return false;
    }
    boolean constant = isFloats(graph.input(conv, 1)) && norm.getInputCount() == 5;
    for (int k = 1; constant && k < 5; k++) {
      constant = isFloats(graph.input(norm, k));
    }
    return constant && uses.get(graph.input(conv, 1).getName()) == 1;
  }

  private static boolean isFloats(NodeDef node) {
    if (node == null || !node.getOp().equals("Const")) {
      return false;
    }
    TensorProto tensor = node.getAttrOrThrow("value").getTensor();
    long elements = 1;
    for (TensorShapeProto.Dim dimension : tensor.getTensorShape().getDimList()) {
      elements *= dimension.getSize();
    }
    return tensor.getDtype() == DataType.DT_FLOAT && values(node).remaining() == elements;
  }

  private void fold(NodeDef norm) {
    NodeDef conv = graph.input(norm, 0);
    FloatBuffer mean = values(graph.input(norm, 1));
    FloatBuffer variance = values(graph.input(norm, 2));
    FloatBuffer beta = values(graph.input(norm, 3));
    FloatBuffer gamma = values(graph.input(norm, 4));
    double epsilon = norm.getAttrOrThrow("variance_epsilon").getF();
    boolean scaled = norm.getAttrOrThrow("scale_after_normalization").getB();
    double[] scale = new double[mean.remaining()];
    float[] bias = new float[scale.length];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = (scaled ? gamma.get(c) : 1) / Math.sqrt(variance.get(c) + epsilon);
      bias[c] = (float) (beta.get(c) - mean.get(c) * scale[c]);
    }
    NodeDef filters = graph.input(conv, 1);
    graph.put(constant(filters, scaledFilters(values(filters), scale)));
    NodeDef shift = constant(graph.input(norm, 3), bias);
    NodeDef named = shift.toBuilder().setName(norm.getName() + "/folded_bias").build();
    graph.put(named);
    graph.put(
        NodeDef.newBuilder()
            .setName(norm.getName())
            .setOp("BiasAdd")
            .addInput(conv.getName())
            .addInput(named.getName())
            .putAttr("T", norm.getAttrOrThrow("T"))
            .build());
  }

  private static float[] scaledFilters(FloatBuffer filters, double[] scale) {
    float[] product = new float[filters.remaining()]; // [h, w, in, out]
    for (int k = 0; k < product.length; k++) {
      product[k] = (float) (filters.get(k) * scale[k % scale.length]);
    }
    return product;
  }

  private static FloatBuffer values(NodeDef constant) {
    TensorProto tensor = constant.getAttrOrThrow("value").getTensor();
    if (tensor.getFloatValCount() > 0) {
      return FloatBuffer.wrap(Floats.toArray(tensor.getFloatValList()));
    }
    ByteBuffer content = tensor.getTensorContent().asReadOnlyByteBuffer();
    return content.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  private static NodeDef constant(NodeDef like, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    TensorShapeProto shape = like.getAttrOrThrow("value").getTensor().getTensorShape();
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(shape)
            .setTensorContent(ByteString.copyFrom(bytes))
            .build();
    return like.toBuilder()
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }
}
