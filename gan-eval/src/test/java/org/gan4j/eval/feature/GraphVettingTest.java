package org.gan4j.eval.feature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.eval.feature.surrogate.SurrogateInception;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.TensorProto;

class GraphVettingTest {

  @Test
  void theInceptionGraphWithItsDecoderIsAccepted() {
    GraphDef graph = new SurrogateInception(16, 1).build();

    assertThatCode(() -> GraphVetting.check(graph, "x.pb")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "ReadFile, reads or writes outside of the graph",
    "WriteFile, reads or writes outside of the graph",
    "MatchingFiles, reads or writes outside of the graph",
    "SaveV2, reads or writes outside of the graph",
    "RestoreV2, reads or writes outside of the graph",
    "PrintV2, reads or writes outside of the graph",
    "TextLineDataset, reads or writes outside of the graph",
    "WholeFileReaderV2, reads or writes outside of the graph",
    "PyFunc, runs other code",
    "EagerPyFunc, runs other code",
    "LookupTableFindV2, keeps a state",
    "VarHandleOp, keeps a state",
    "RandomUniform, draws at random",
  })
  void whatDoesMoreThanComputeIsRefusedByName(String operation, String reason) {
    GraphDef graph = GraphDef.newBuilder().addNode(node("bad", operation)).build();

    assertThatThrownBy(() -> GraphVetting.check(graph, "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "x.pb: expected a frozen TensorFlow graph of operations that only compute, found '"
                + operation
                + "', which "
                + reason
                + " (node 'bad')");
  }

  @Test
  void theUnknownIsRefused() {
    GraphDef graph = GraphDef.newBuilder().addNode(node("new", "FromTheFuture")).build();

    assertThatThrownBy(() -> GraphVetting.check(graph, "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'FromTheFuture' (node 'new')");
  }

  @Test
  void functionsAreCheckedToo() {
    GraphDef graph = calling("helper", node("inner", "ReadFile"));

    assertThatThrownBy(() -> GraphVetting.check(graph, "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'ReadFile'")
        .hasMessageContaining("(node 'inner' of function 'helper')");
  }

  @Test
  void aFunctionThatComputesIsAccepted() {
    GraphDef graph = calling("helper", node("inner", "NoOp"));

    assertThatCode(() -> GraphVetting.check(graph, "x.pb")).doesNotThrowAnyException();
  }

  @Test
  void aFunctionMayNotPassForAnOperation() {
    GraphDef known = calling("Relu", node("inner", "NoOp"));
    GraphDef dangerous = calling("WriteFile", node("inner", "NoOp"));

    assertThatThrownBy(() -> GraphVetting.check(known, "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found a function 'Relu'");
    assertThatThrownBy(() -> new GraphSession(dangerous, GraphSession.settings(1), "x.pb").close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("WriteFile");
  }

  @Test
  void aConstantThatAsksForTerabytesIsRefused() {
    TensorProto.Builder huge = TensorProto.newBuilder().setDtype(DataType.DT_FLOAT).addFloatVal(0);
    huge.getTensorShapeBuilder().addDimBuilder().setSize(1 << 20);
    huge.getTensorShapeBuilder().addDimBuilder().setSize(1 << 20);

    assertThatThrownBy(() -> GraphVetting.check(constant(huge), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected constants of at most 2147483648 bytes in all");
  }

  @Test
  void manyLargeConstantsAreCountedTogether() {
    TensorProto.Builder large = TensorProto.newBuilder().setDtype(DataType.DT_FLOAT).addFloatVal(0);
    large.getTensorShapeBuilder().addDimBuilder().setSize(400_000_000);
    GraphDef one = constant(large);
    GraphDef two = one.toBuilder().addNode(one.getNode(0).toBuilder().setName("second")).build();

    assertThatCode(() -> GraphVetting.check(one, "x.pb")).doesNotThrowAnyException();
    assertThatThrownBy(() -> GraphVetting.check(two, "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 3200000000 at node 'second'");
  }

  @Test
  void aConstantResourceIsRefused() {
    TensorProto.Builder resource = TensorProto.newBuilder().setDtype(DataType.DT_RESOURCE);

    assertThatThrownBy(() -> GraphVetting.check(constant(resource), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found DT_RESOURCE (node 'c')");
  }

  @Test
  void aGraphOfNoNodesIsRefused() {
    assertThatThrownBy(() -> GraphVetting.check(GraphDef.getDefaultInstance(), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found no nodes");
  }

  private static GraphDef constant(TensorProto.Builder value) {
    NodeDef.Builder node =
        node("c", "Const").toBuilder()
            .putAttr("dtype", AttrValue.newBuilder().setType(value.getDtype()).build())
            .putAttr("value", AttrValue.newBuilder().setTensor(value).build());
    return GraphDef.newBuilder().addNode(node).build();
  }

  private static GraphDef calling(String function, NodeDef inner) {
    GraphDef.Builder graph = GraphDef.newBuilder().addNode(node("outer", function));
    graph
        .getLibraryBuilder()
        .addFunction(
            FunctionDef.newBuilder()
                .setSignature(OpDef.newBuilder().setName(function))
                .addNodeDef(inner));
    return graph.build();
  }

  private static NodeDef node(String name, String operation) {
    return NodeDef.newBuilder().setName(name).setOp(operation).build();
  }
}
