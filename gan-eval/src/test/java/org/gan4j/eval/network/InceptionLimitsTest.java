package org.gan4j.eval.network;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.gan4j.core.InputException;
import org.gan4j.eval.network.surrogate.SurrogateInception;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

class InceptionLimitsTest {

  @Test
  void theFullSizeIsWithinThem() {
    GraphDef graph = new SurrogateInception(1, 1).build();

    assertThatCode(() -> check(graph, false)).doesNotThrowAnyException();
  }

  @Test
  void otherOperationsAreRefused() {
    GraphDef.Builder graph = new SurrogateInception(16, 1).build().toBuilder();
    node(graph, "Sub").setOp("Tile");

    assertThatThrownBy(() -> check(graph.build(), true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "x.pb: expected the Inception graph of 2015, found the operation 'Tile' (node 'Sub')");
  }

  @Test
  void hugeTensorsAreRefused() {
    GraphDef.Builder graph = new SurrogateInception(16, 1).build().toBuilder();
    ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    size.putInt(100_000).putInt(100_000).flip();
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_INT32)
            .setTensorContent(ByteString.copyFrom(size));
    tensor.getTensorShapeBuilder().addDimBuilder().setSize(2);
    NodeDef.Builder constant = node(graph, "ResizeBilinear/size");
    constant.putAttr(
        "value", constant.getAttrOrThrow("value").toBuilder().setTensor(tensor).build());

    assertThatThrownBy(() -> check(graph.build(), true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected the Inception graph of 2015, found 3")
        .hasMessageContaining(" million numbers and ");
  }

  @Test
  void sizesThatOnlyARunShowsAreRefused() {
    GraphDef.Builder graph = new SurrogateInception(16, 1).build().toBuilder();
    node(graph, "Sub").setInput(0, "ExpandDims");

    assertThatThrownBy(() -> check(graph.build(), true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected the Inception graph of 2015, found '");
  }

  private static void check(GraphDef original, boolean fold) {
    GraphDef prepared = InceptionGraph.prepare(original, fold, "x.pb").graph();
    try (Graph graph = new Graph()) {
      graph.importGraphDef(prepared);
      InceptionLimits.checkWork(graph, "x.pb");
    }
  }

  private static NodeDef.Builder node(GraphDef.Builder graph, String name) {
    return graph.getNodeBuilderList().stream()
        .filter(node -> node.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
