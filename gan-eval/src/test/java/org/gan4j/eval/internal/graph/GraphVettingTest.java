package org.gan4j.eval.internal.graph;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.eval.network.Bombs;
import org.gan4j.eval.network.surrogate.SurrogateInception;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
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
    "While, makes loops",
    "StatelessWhile, makes loops",
    "For, makes loops",
    "Enter, makes loops",
    "RefEnter, makes loops",
    "NextIteration, makes loops",
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
  void functionsThatCallEachOtherAFewTimesAreAccepted() {
    assertThatCode(() -> GraphVetting.check(Bombs.doubling(10), "x.pb")).doesNotThrowAnyException();
  }

  @Test
  void callsThatExpandToABillionNodesAreRefused() {
    assertThatThrownBy(() -> GraphVetting.check(Bombs.doubling(31), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected a graph of at most 50000 nodes, found more in ")
        .hasMessageContaining(" with what it calls");
  }

  @Test
  void aFunctionThatCallsItselfIsRefused() {
    GraphDef itself = Bombs.calling(Bombs.function("f", "f"));
    GraphDef throughAnother =
        Bombs.calling(Bombs.function("f", "g"), Bombs.function("g", "h"), Bombs.function("h", "g"));

    assertThatThrownBy(() -> GraphVetting.check(itself, "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "x.pb: expected functions that do not call themselves, found that 'f' does");
    assertThatThrownBy(() -> GraphVetting.check(throughAnother, "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected functions that do not call themselves");
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "list", "nested"})
  void anyWayToNameAFunctionIsACall(String how) {
    AttrValue name = AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName("f")).build();
    NodeDef.Builder inner = node("again", "If").toBuilder();
    switch (how) {
      case "direct" -> inner.setOp("f");
      case "list" ->
          inner.putAttr(
              "branches",
              AttrValue.newBuilder()
                  .setList(AttrValue.ListValue.newBuilder().addFunc(name.getFunc()))
                  .build());
      default ->
          inner.putAttr(
              "then_branch",
              AttrValue.newBuilder()
                  .setFunc(NameAttrList.newBuilder().setName("g").putAttr("h", name))
                  .build());
    }

    assertThatThrownBy(() -> GraphVetting.check(calling("f", inner.build()), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found that 'f' does");
  }

  @Test
  void callsInEachOtherHaveALimit() {
    FunctionDef[] functions = new FunctionDef[100];
    for (int k = 0; k < functions.length; k++) {
      functions[k] = k == 99 ? Bombs.function("f99") : Bombs.function("f" + k, "f" + (k + 1));
    }

    assertThatThrownBy(() -> GraphVetting.check(Bombs.calling(functions), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected at most 64 calls in each other, found more at 'f");
  }

  @Test
  void aChainOfTwoHundredThousandNodesIsRefused() {
    GraphDef.Builder chain = GraphDef.newBuilder().addNode(node("n0", "Placeholder"));
    for (int k = 1; k < 200_000; k++) {
      chain.addNodeBuilder().setName("n" + k).setOp("Relu").addInput("n" + (k - 1));
    }

    assertThatThrownBy(() -> GraphVetting.check(chain.build(), "x.pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("x.pb: expected a graph of at most 50000 nodes, found 200000");
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
