package org.gan4j.eval.network.surrogate;

import java.util.stream.Stream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;

/**
 * A graph of the shape of {@code classify_image_graph_def.pb}, the Inception-v3 of December 2015
 * (Szegedy et al. 2016, "Rethinking the Inception Architecture", table 1), with random weights:
 * every layer, under the original's node names, in the operations of that time. It stands in where
 * the original cannot be had, to try loading, speed and memory; its features mean nothing.
 *
 * @param divisor what every number of channels is divided by: 1 is the full size (about 95 MB), 16
 *     gives 128 features and 63 logits
 * @param seed of the weights
 */
public record SurrogateInception(int divisor, long seed) {

  /** The version of the graph format whose operations it uses. */
  private static final int PRODUCER = 8;

  /** Makes the graph. */
  public GraphDef build() {
    GraphWriter graph = new GraphWriter();
    Block block = new Block(graph, divisor, seed);
    image(graph);
    block.input("Mul", 3);
    String x = stem(block);
    x = wide(block, x, "mixed", 32);
    x = wide(block, x, "mixed_1", 64);
    x = wide(block, x, "mixed_2", 64);
    x = firstReduction(block, x);
    x = factorised(block, x, "mixed_4", 128);
    x = factorised(block, x, "mixed_5", 160);
    x = factorised(block, x, "mixed_6", 160);
    x = factorised(block, x, "mixed_7", 192);
    x = secondReduction(block, x);
    x = expanded(block, x, "mixed_9", false);
    x = expanded(block, x, "mixed_10", true);
    classifier(graph, block, block.averagePool(x, "pool_3", 8, 1, "VALID"));
    return graph.build(PRODUCER);
  }

  /** An image file's bytes become {@code [1, 299, 299, 3]} in [-1, 1). */
  private static void image(GraphWriter graph) {
    graph.text("DecodeJpeg/contents", new byte[0]);
    graph
        .node("DecodeJpeg", "DecodeJpeg", "DecodeJpeg/contents")
        .putAttr("channels", GraphWriter.whole(3));
    graph
        .node("Cast", "Cast", "DecodeJpeg")
        .putAttr("SrcT", GraphWriter.type(DataType.DT_UINT8))
        .putAttr("DstT", Block.floatType());
    graph.ints("ExpandDims/dim", new int[] {0});
    graph.floats("ExpandDims", "ExpandDims", "Cast", "ExpandDims/dim");
    graph.ints("ResizeBilinear/size", new int[] {299, 299}, 2);
    graph.floats("ResizeBilinear", "ResizeBilinear", "ExpandDims", "ResizeBilinear/size");
    graph.floats("Sub/y", new float[] {128});
    graph.floats("Sub", "Sub", "ResizeBilinear", "Sub/y");
    graph.floats("Mul/y", new float[] {1 / 128f});
    graph.floats("Mul", "Mul", "Sub", "Mul/y");
  }

  /** {@code [299, 299, 3]} to {@code [35, 35, 192]}. */
  private static String stem(Block block) {
    String x = block.conv("Mul", "conv", 3, 3, 32, 2, "VALID");
    x = block.conv(x, "conv_1", 3, 3, 32, 1, "VALID");
    x = block.conv(x, "conv_2", 3, 3, 64, 1, "SAME");
    x = block.maxPool(x, "pool", 2, "VALID");
    x = block.conv(x, "conv_3", 1, 1, 80, 1, "VALID");
    x = block.conv(x, "conv_4", 3, 3, 192, 1, "VALID");
    return block.maxPool(x, "pool_1", 2, "VALID");
  }

  /** 35x35: 1x1; 5x5; two 3x3; pooled. */
  private static String wide(Block block, String x, String name, int pooled) {
    String a = same(block, x, name + "/conv", 1, 1, 64);
    String b = same(block, x, name + "/tower/conv", 1, 1, 48);
    b = same(block, b, name + "/tower/conv_1", 5, 5, 64);
    String c = same(block, x, name + "/tower_1/conv", 1, 1, 64);
    c = same(block, c, name + "/tower_1/conv_1", 3, 3, 96);
    c = same(block, c, name + "/tower_1/conv_2", 3, 3, 96);
    String d = block.averagePool(x, name + "/tower_2/pool", 3, 1, "SAME");
    d = same(block, d, name + "/tower_2/conv", 1, 1, pooled);
    return block.join(name + "/join", a, b, c, d);
  }

  /** {@code [35, 35, 288]} to {@code [17, 17, 768]}. */
  private static String firstReduction(Block block, String x) {
    String a = block.conv(x, "mixed_3/conv", 3, 3, 384, 2, "VALID");
    String b = same(block, x, "mixed_3/tower/conv", 1, 1, 64);
    b = same(block, b, "mixed_3/tower/conv_1", 3, 3, 96);
    b = block.conv(b, "mixed_3/tower/conv_2", 3, 3, 96, 2, "VALID");
    return block.join("mixed_3/join", a, b, block.maxPool(x, "mixed_3/pool", 2, "VALID"));
  }

  /** 17x17: 1x1; a 7x7 in two factors; two 7x7 in four; pooled. */
  private static String factorised(Block block, String x, String name, int inner) {
    String a = same(block, x, name + "/conv", 1, 1, 192);
    String b = same(block, x, name + "/tower/conv", 1, 1, inner);
    b = same(block, b, name + "/tower/conv_1", 1, 7, inner);
    b = same(block, b, name + "/tower/conv_2", 7, 1, 192);
    String c = same(block, x, name + "/tower_1/conv", 1, 1, inner);
    c = same(block, c, name + "/tower_1/conv_1", 7, 1, inner);
    c = same(block, c, name + "/tower_1/conv_2", 1, 7, inner);
    c = same(block, c, name + "/tower_1/conv_3", 7, 1, inner);
    c = same(block, c, name + "/tower_1/conv_4", 1, 7, 192);
    String d = block.averagePool(x, name + "/tower_2/pool", 3, 1, "SAME");
    d = same(block, d, name + "/tower_2/conv", 1, 1, 192);
    return block.join(name + "/join", a, b, c, d);
  }

  /** {@code [17, 17, 768]} to {@code [8, 8, 1280]}. */
  private static String secondReduction(Block block, String x) {
    String a = same(block, x, "mixed_8/tower/conv", 1, 1, 192);
    a = block.conv(a, "mixed_8/tower/conv_1", 3, 3, 320, 2, "VALID");
    String b = same(block, x, "mixed_8/tower_1/conv", 1, 1, 192);
    b = same(block, b, "mixed_8/tower_1/conv_1", 1, 7, 192);
    b = same(block, b, "mixed_8/tower_1/conv_2", 7, 1, 192);
    b = block.conv(b, "mixed_8/tower_1/conv_3", 3, 3, 192, 2, "VALID");
    return block.join("mixed_8/join", a, b, block.maxPool(x, "mixed_8/pool", 2, "VALID"));
  }

  /** 8x8: 1x1; a 3x3 in two factors side by side; a 3x3 and the same; pooled. */
  private static String expanded(Block block, String x, String name, boolean maximum) {
    String a = same(block, x, name + "/conv", 1, 1, 320);
    String b = same(block, x, name + "/tower/conv", 1, 1, 384);
    String b1 = same(block, b, name + "/tower/mixed/conv", 1, 3, 384);
    String b2 = same(block, b, name + "/tower/mixed/conv_1", 3, 1, 384);
    String c = same(block, x, name + "/tower_1/conv", 1, 1, 448);
    c = same(block, c, name + "/tower_1/conv_1", 3, 3, 384);
    String c1 = same(block, c, name + "/tower_1/mixed/conv", 1, 3, 384);
    String c2 = same(block, c, name + "/tower_1/mixed/conv_1", 3, 1, 384);
    String pool = name + "/tower_2/pool";
    String d =
        maximum ? block.maxPool(x, pool, 1, "SAME") : block.averagePool(x, pool, 3, 1, "SAME");
    d = same(block, d, name + "/tower_2/conv", 1, 1, 192);
    return block.join(name + "/join", Stream.of(a, b1, b2, c1, c2, d).toArray(String[]::new));
  }

  private static String same(Block block, String in, String name, int h, int w, int out) {
    return block.conv(in, name, h, w, out, 1, "SAME");
  }

  private void classifier(GraphWriter graph, Block block, String pooled) {
    int features = block.channels(pooled);
    int classes = 1008 / divisor;
    double bound = Math.sqrt(3.0 / features);
    graph.ints("pool_3/_reshape/shape", new int[] {1, features}, 2);
    graph
        .floats("Reshape", "pool_3/_reshape", pooled, "pool_3/_reshape/shape")
        .putAttr("Tshape", GraphWriter.type(DataType.DT_INT32));
    float[] weights = block.uniform("softmax/weights", features * classes, -bound, bound);
    graph.floats("softmax/weights", weights, features, classes);
    graph.floats("softmax/biases", block.uniform("softmax/biases", classes, -1, 1), classes);
    graph
        .floats("MatMul", "softmax/logits/MatMul", "pool_3/_reshape", "softmax/weights")
        .putAttr("transpose_a", GraphWriter.flag(false))
        .putAttr("transpose_b", GraphWriter.flag(false));
    graph.floats("BiasAdd", "softmax/logits", "softmax/logits/MatMul", "softmax/biases");
    graph.floats("Softmax", "softmax", "softmax/logits");
  }
}
