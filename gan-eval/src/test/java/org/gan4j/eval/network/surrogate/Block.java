package org.gan4j.eval.network.surrogate;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.Map;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;

/** The recurring parts of the 2015 graph, with its node names and random weights. */
final class Block {

  private final GraphWriter graph;
  private final int divisor;
  private final long seed;
  private final Map<String, Integer> channels = new HashMap<>();

  /**
   * @param divisor what every number of channels is divided by
   */
  Block(GraphWriter graph, int divisor, long seed) {
    this.graph = graph;
    this.divisor = divisor;
    this.seed = seed;
  }

  void input(String node, int size) {
    channels.put(node, size);
  }

  int channels(String node) {
    return channels.get(node);
  }

  /** Convolution, batch norm, check, ReLU. */
  String conv(String in, String name, int height, int width, int out, int stride, String padding) {
    int from = channels.get(in);
    int to = out / divisor;
    double bound = Math.sqrt(6.0 / (height * width * from)); // He et al. 2015, uniform
    float[] weights = uniform(name + "/conv2d_params", height * width * from * to, -bound, bound);
    graph.floats(name + "/conv2d_params", weights, height, width, from, to);
    graph
        .floats("Conv2D", name + "/Conv2D", in, name + "/conv2d_params")
        .putAttr("strides", GraphWriter.list(1, stride, stride, 1))
        .putAttr("padding", GraphWriter.text(padding))
        .putAttr("use_cudnn_on_gpu", GraphWriter.flag(true));
    batchNorm(name, to);
    checked(name, name + "/batchnorm");
    graph.floats("Relu", name, name + "/control_dependency");
    channels.put(name, to);
    return name;
  }

  private void batchNorm(String name, int size) {
    String norm = name + "/batchnorm";
    graph.floats(norm + "/beta", uniform(norm + "/beta", size, -0.1, 0.1), size);
    graph.floats(norm + "/gamma", uniform(norm + "/gamma", size, 0.9, 1.1), size);
    graph.floats(norm + "/moving_mean", uniform(norm + "/moving_mean", size, -0.1, 0.1), size);
    graph.floats(
        norm + "/moving_variance", uniform(norm + "/moving_variance", size, 0.8, 1.2), size);
    graph
        .floats(
            "BatchNormWithGlobalNormalization",
            norm,
            name + "/Conv2D",
            norm + "/moving_mean",
            norm + "/moving_variance",
            norm + "/beta",
            norm + "/gamma")
        .putAttr("variance_epsilon", GraphWriter.number(0.001f))
        .putAttr("scale_after_normalization", GraphWriter.flag(true));
  }

  String maxPool(String in, String name, int stride, String padding) {
    return pool("MaxPool", in, name, 3, stride, padding);
  }

  String averagePool(String in, String name, int size, int stride, String padding) {
    return pool("AvgPool", in, name, size, stride, padding);
  }

  private String pool(String op, String in, String name, int size, int stride, String padding) {
    checked(name, in);
    graph
        .floats(op, name, name + "/control_dependency")
        .putAttr("ksize", GraphWriter.list(1, size, size, 1))
        .putAttr("strides", GraphWriter.list(1, stride, stride, 1))
        .putAttr("padding", GraphWriter.text(padding));
    channels.put(name, channels.get(in));
    return name;
  }

  private void checked(String name, String in) {
    String check = name + "/CheckNumerics";
    graph.floats("CheckNumerics", check, in).putAttr("message", GraphWriter.text(name));
    graph
        .floats("Identity", name + "/control_dependency", in, "^" + check)
        .putAttr("_class", classes(in));
  }

  private static AttrValue classes(String in) {
    AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
    return AttrValue.newBuilder().setList(list.addS(ByteString.copyFromUtf8("loc:@" + in))).build();
  }

  /** The old Concat, whose axis comes first. */
  String join(String name, String... parts) {
    graph.ints(name + "/concat_dim", new int[] {3});
    String[] inputs = new String[parts.length + 1];
    inputs[0] = name + "/concat_dim";
    System.arraycopy(parts, 0, inputs, 1, parts.length);
    graph.floats("Concat", name, inputs).putAttr("N", GraphWriter.whole(parts.length));
    int sum = 0;
    for (String part : parts) {
      sum += channels.get(part);
    }
    channels.put(name, sum);
    return name;
  }

  float[] uniform(String name, int count, double low, double high) {
    RandomStream draws = new RandomStream(StreamKey.of(seed, "surrogate/" + name), 0);
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = (float) (low + (high - low) * draws.nextDouble());
    }
    return values;
  }

  static AttrValue floatType() {
    return GraphWriter.type(DataType.DT_FLOAT);
  }
}
