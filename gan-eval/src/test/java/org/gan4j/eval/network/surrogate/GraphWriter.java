package org.gan4j.eval.network.surrogate;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Writes the nodes of a GraphDef. */
final class GraphWriter {

  private final GraphDef.Builder graph = GraphDef.newBuilder();

  /** An operation on float32 with the attribute {@code T}; the caller adds the others. */
  NodeDef.Builder floats(String op, String name, String... inputs) {
    return node(op, name, inputs).putAttr("T", type(DataType.DT_FLOAT));
  }

  NodeDef.Builder node(String op, String name, String... inputs) {
    return graph.addNodeBuilder().setOp(op).setName(name).addAllInput(Arrays.asList(inputs));
  }

  void floats(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    constant(name, DataType.DT_FLOAT, bytes, shape);
  }

  void ints(String name, int[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    constant(name, DataType.DT_INT32, bytes, shape);
  }

  void text(String name, byte[] value) {
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_STRING)
            .setTensorShape(TensorShapeProto.getDefaultInstance())
            .addStringVal(ByteString.copyFrom(value))
            .build();
    constant(name, tensor);
  }

  private void constant(String name, DataType type, ByteBuffer bytes, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      dimensions.addDimBuilder().setSize(size);
    }
    constant(
        name,
        TensorProto.newBuilder()
            .setDtype(type)
            .setTensorShape(dimensions)
            .setTensorContent(ByteString.copyFrom(bytes))
            .build());
  }

  private void constant(String name, TensorProto tensor) {
    node("Const", name)
        .putAttr("dtype", type(tensor.getDtype()))
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build());
  }

  static AttrValue type(DataType type) {
    return AttrValue.newBuilder().setType(type).build();
  }

  static AttrValue text(String value) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build();
  }

  static AttrValue flag(boolean value) {
    return AttrValue.newBuilder().setB(value).build();
  }

  static AttrValue number(float value) {
    return AttrValue.newBuilder().setF(value).build();
  }

  static AttrValue whole(long value) {
    return AttrValue.newBuilder().setI(value).build();
  }

  static AttrValue list(long... values) {
    List<Long> boxed = Arrays.stream(values).boxed().toList();
    return AttrValue.newBuilder().setList(AttrValue.ListValue.newBuilder().addAllI(boxed)).build();
  }

  /** The graph, as made for a version of the format. */
  GraphDef build(int producer) {
    graph.getVersionsBuilder().setProducer(producer);
    return graph.build();
  }
}
