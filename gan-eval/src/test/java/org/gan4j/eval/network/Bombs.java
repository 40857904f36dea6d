package org.gan4j.eval.network;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.gan4j.eval.internal.graph.NetworkPorts;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.types.TFloat32;

/** Graphs of operations that only compute, and too much. Their images are 2x2 and grey. */
public final class Bombs {

  public static final NetworkPorts PORTS =
      new NetworkPorts("images", "features", null, List.of(0.0, 255.0), false);

  private static final AttrValue FLOAT = AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();

  private Bombs() {}

  /** A network whose features, one an image, come out of what is put between. */
  public static GraphDef network(BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> between) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var images =
          tf.withName("images")
              .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2, 2, 1)));
      var flat = tf.math.mean(images, tf.constant(new int[] {1, 2}));
      tf.withName("features")
          .identity(tf.reshape(between.apply(tf, flat), tf.constant(new int[] {-1, 1})));
      return graph.toGraphDef();
    }
  }

  /** One call of the first of some functions, its result being the features. */
  public static GraphDef calling(FunctionDef... functions) {
    GraphDef.Builder graph = network((tf, flat) -> flat).toBuilder();
    String before = graph.getNodeBuilderList().get(graph.getNodeCount() - 1).getInput(0);
    graph.addNode(call("call", functions[0].getSignature().getName(), before));
    graph.getNodeBuilderList().stream()
        .filter(node -> node.getName().equals("features"))
        .forEach(node -> node.setInput(0, "call"));
    graph.getLibraryBuilder().addAllFunction(List.of(functions));
    return graph.build();
  }

  /** A function of one tensor that calls others one after the other. */
  public static FunctionDef function(String name, String... called) {
    OpDef.ArgDef.Builder argument =
        OpDef.ArgDef.newBuilder().setName("x").setType(DataType.DT_FLOAT);
    FunctionDef.Builder function =
        FunctionDef.newBuilder()
            .setSignature(
                OpDef.newBuilder()
                    .setName(name)
                    .addInputArg(argument)
                    .addOutputArg(argument.clone().setName("y")));
    String last = "x";
    for (int k = 0; k < called.length; k++) {
      function.addNodeDef(call("call" + k, called[k], last));
      last = "call" + k + ":output:0";
    }
    function.addNodeDef(
        NodeDef.newBuilder().setName("relu").setOp("Relu").addInput(last).putAttr("T", FLOAT));
    return function.putRet("y", "relu:activations:0").build();
  }

  private static NodeDef call(String name, String function, String input) {
    AttrValue types =
        AttrValue.newBuilder()
            .setList(AttrValue.ListValue.newBuilder().addType(DataType.DT_FLOAT))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("StatefulPartitionedCall")
        .addInput(input)
        .putAttr("Tin", types)
        .putAttr("Tout", types)
        .putAttr(
            "f",
            AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName(function)).build())
        .build();
  }

  /** Functions {@code f0} to {@code f(n-1)}, each of which calls the next one twice. */
  public static GraphDef doubling(int count) {
    return calling(
        Stream.iterate(0, k -> k < count, k -> k + 1)
            .map(
                k ->
                    k == count - 1
                        ? function("f" + k)
                        : function("f" + k, "f" + (k + 1), "f" + (k + 1)))
            .toArray(FunctionDef[]::new));
  }

  public static Path write(GraphDef graph, Path folder) throws IOException {
    return write(graph.toByteArray(), folder);
  }

  /** Writes {@code bomb.pb} with a description that fits it. */
  public static Path write(byte[] graph, Path folder) throws IOException {
    Path file = Files.write(folder.resolve("bomb.pb"), graph);
    info(graph).write(folder.resolve("bomb.json"));
    return file;
  }

  public static NetworkInfo info(byte[] graph) {
    String hash = Hashing.sha256().hashBytes(graph).toString();
    return new NetworkInfo("bomb", null, List.of(2, 2, 1), 1, 0, null, 0, null, null, hash, PORTS);
  }
}
