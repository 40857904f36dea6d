package org.gan4j.train.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;

/**
 * Freezes the declared functions of a trained graph, with their weights as constants. The input is
 * {@code images}, float32 {@code [batch, height, width, channels]} in [-1, 1]; each function is an
 * identity operation with its name.
 */
public final class FrozenGraph {

  private static final String INPUT = "images";

  private final GraphDef source;
  private final Map<String, NodeDef> nodes;
  private final TrainingSession session;
  private final String inputNode;

  private FrozenGraph(TrainingSession session) {
    this.session = session;
    this.source = session.graph().graph().toGraphDef();
    this.nodes =
        source.getNodeList().stream().collect(Collectors.toMap(NodeDef::getName, node -> node));
    this.inputNode = session.graph().functionImages().op().name();
  }

  /** Freezes all functions of the session's graph at its present weights. */
  public static GraphDef of(TrainingSession session) {
    return new FrozenGraph(session).freeze();
  }

  /**
   * Freezes all functions as {@link #of} does and returns the content of a file. Equal weights give
   * equal bytes.
   */
  public static byte[] bytesOf(TrainingSession session) {
    GraphDef frozen = of(session);
    byte[] bytes = new byte[frozen.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      frozen.writeTo(out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes;
  }

  private GraphDef freeze() {
    TrainingGraph graph = session.graph();
    Map<String, NodeDef> needed = new HashMap<>();
    graph.functions().values().forEach(output -> collect(output, needed));
    GraphDef.Builder frozen = GraphDef.newBuilder().setVersions(source.getVersions());
    Map<String, NodeDef> constants = constants(needed);
    for (NodeDef node : source.getNodeList()) {
      if (needed.containsKey(node.getName())) {
        frozen.addNode(constants.getOrDefault(node.getName(), rename(node)));
      }
    }
    graph.functions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(function -> frozen.addNode(identity(function.getKey(), function.getValue())));
    return frozen.build();
  }

  /** Collects everything that an output depends on; a read of a variable counts as a constant. */
  private void collect(Operand<TFloat32> output, Map<String, NodeDef> needed) {
    Deque<String> open = new ArrayDeque<>(Set.of(output.op().name()));
    while (!open.isEmpty()) {
      NodeDef node = nodes.get(open.pop());
      if (needed.put(node.getName(), node) == null && !isRead(node)) {
        node.getInputList().forEach(input -> open.push(nodeOf(input)));
      }
    }
  }

  private Map<String, NodeDef> constants(Map<String, NodeDef> needed) {
    Set<String> reads = new LinkedHashSet<>();
    needed.values().stream().filter(FrozenGraph::isRead).forEach(node -> reads.add(node.getName()));
    Session.Runner runner = session.session().runner();
    reads.forEach(runner::fetch);
    Map<String, NodeDef> constants = new HashMap<>();
    try (Result values = runner.run()) {
      int i = 0;
      for (String read : reads) {
        constants.put(read, constant(read, values.get(i++)));
      }
    }
    return constants;
  }

  private static NodeDef constant(String name, Tensor value) {
    byte[] content = new byte[Math.toIntExact(value.numBytes())];
    value.asRawTensor().data().read(content);
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : value.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(shape)
            .setTensorContent(ByteString.copyFrom(content))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", type())
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }

  private NodeDef rename(NodeDef node) {
    NodeDef.Builder renamed = node.toBuilder().clearInput();
    node.getInputList().forEach(input -> renamed.addInput(inputName(input)));
    return renamed.setName(inputName(node.getName())).build();
  }

  private NodeDef identity(String name, Operand<TFloat32> output) {
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Identity")
        .addInput(inputName(output.op().name()))
        .putAttr("T", type())
        .build();
  }

  private String inputName(String name) {
    return name.equals(inputNode) ? INPUT : name;
  }

  private static AttrValue type() {
    return AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();
  }

  private static boolean isRead(NodeDef node) {
    return node.getOp().equals("ReadVariableOp");
  }

  private static String nodeOf(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
