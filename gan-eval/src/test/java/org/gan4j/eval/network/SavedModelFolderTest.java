package org.gan4j.eval.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Images;
import org.gan4j.eval.internal.graph.NetworkPorts;
import org.gan4j.eval.internal.graph.SavedModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** A SavedModel whose features are the four pixels of an image times a variable, 3. */
class SavedModelFolderTest {

  private static final NetworkPorts BY_SIGNATURE =
      new NetworkPorts("picture", "product", null, List.of(0.0, 255.0), false);

  @TempDir Path folder;

  @Test
  void variablesAreRestoredAndTheSignatureNamesTensors() throws IOException {
    Path model = export(graph -> {});

    try (FeatureNetwork network = open(model, BY_SIGNATURE)) {
      assertThat(network.extract(image()).values()).containsExactly(3, 6, 9, 12);
    }
  }

  @Test
  void tensorsMayBeNamedThemselves() throws IOException {
    NetworkPorts tensors = new NetworkPorts("x:0", "y:0", null, List.of(0.0, 255.0), false);

    try (FeatureNetwork network = open(export(graph -> {}), tensors)) {
      assertThat(network.extract(image()).values()).containsExactly(3, 6, 9, 12);
    }
  }

  @Test
  void theFolderIsKnownByItsPath() throws IOException {
    Path model = export(graph -> {});
    info(model, BY_SIGNATURE).write(model.resolveSibling("model.json"));

    try (FeatureNetwork network = FeatureNetworks.shipped().open(model.toString())) {
      assertThat(network.name()).isEqualTo("triple");
    }
    assertThat(FeatureNetworks.shipped().describe(model.toString()).ports())
        .isEqualTo(BY_SIGNATURE);
  }

  @Test
  void whatTheFeaturesDoNotNeedIsNotImported() throws IOException {
    Path model =
        export(graph -> graph.addNodeBuilder().setName("spy").setOp("WriteFile").addInput("x"));

    try (FeatureNetwork network = open(model, BY_SIGNATURE)) {
      assertThat(network.extract(image()).values()).hasSize(4);
    }
  }

  @Test
  void readingAFileForTheFeaturesIsRefused() throws IOException {
    Path model = export(graph -> require(graph, "y", "ReadFile"));

    assertThatThrownBy(() -> open(model, BY_SIGNATURE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'ReadFile'");
  }

  @Test
  void restoringForTheFeaturesIsRefused() throws IOException {
    Path model = export(graph -> require(graph, "y", "RestoreV2"));

    assertThatThrownBy(() -> open(model, BY_SIGNATURE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'RestoreV2'");
  }

  @Test
  void savingWhileRestoringIsRefused() throws IOException {
    Path model = export(graph -> require(graph, "restore_all", "SaveV2"));

    assertThatThrownBy(() -> open(model, BY_SIGNATURE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'SaveV2'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/elsewhere", "gs://bucket/checkpoint", "variables/variables"})
  void aPathOfTheModelsOwnIsRefused(String path) throws IOException {
    Path model =
        export(
            graph -> {
              graph.addNode(text("constant", path));
              builder(graph, "RestoreV2").setInput(0, "constant");
            });

    assertRefused(model, "found a path that is not the one given to it (node 'RestoreV2')");
  }

  @Test
  void aSecondRestoreFromElsewhereIsRefused() throws IOException {
    Path model =
        export(
            graph -> {
              graph.addNode(text("constant", "/etc/elsewhere"));
              NodeDef restore = builder(graph, "RestoreV2").build();
              graph.addNode(restore.toBuilder().setName("second").setInput(0, "constant"));
              builder(graph, "restore_all").addInput("^second");
            });

    assertRefused(model, "found a path that is not the one given to it (node 'second')");
  }

  @Test
  void aPathPutTogetherIsRefused() throws IOException {
    Path model =
        export(
            graph -> {
              graph.addNode(text("up", "/../../../elsewhere"));
              graph
                  .addNodeBuilder()
                  .setName("joined")
                  .setOp("StringJoin")
                  .addInput("file")
                  .addInput("up")
                  .putAttr("N", AttrValue.newBuilder().setI(2).build());
              builder(graph, "RestoreV2").setInput(0, "joined");
            });

    assertRefused(model, "found 'StringJoin'");
  }

  @Test
  void aDefaultPathIsRefused() throws IOException {
    Path model =
        export(
            graph -> {
              graph.addNode(text("constant", "/etc/elsewhere"));
              graph
                  .addNodeBuilder()
                  .setName("default")
                  .setOp("PlaceholderWithDefault")
                  .addInput("constant")
                  .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_STRING).build());
              builder(graph, "RestoreV2").setInput(0, "default");
            });

    assertRefused(model, "found a path that is not the one given to it (node 'RestoreV2')");
  }

  @Test
  void aFunctionThatRestoresFromTheGivenPathIsAccepted() throws IOException {
    Path model = export(graph -> restoreInFunction(graph, "file"));

    try (FeatureNetwork network = open(model, BY_SIGNATURE)) {
      assertThat(network.extract(image()).values()).containsExactly(3, 6, 9, 12);
    }
  }

  @Test
  void aFunctionThatIsGivenAnotherPathIsRefused() throws IOException {
    Path model =
        export(
            graph -> {
              graph.addNode(text("constant", "/etc/elsewhere"));
              restoreInFunction(graph, "constant");
            });

    assertRefused(model, "found a path that is not the one given to it (node 'inner')");
  }

  /** Puts the model's RestoreV2 into a function that gets the path as its second argument. */
  private static void restoreInFunction(GraphDef.Builder graph, String path) {
    NodeDef restore = builder(graph, "RestoreV2").build();
    AttrValue text = AttrValue.newBuilder().setType(DataType.DT_STRING).build();
    OpDef.Builder signature = OpDef.newBuilder().setName("restoring");
    for (String argument : List.of("names", "prefix", "slices")) {
      signature.addInputArgBuilder().setName(argument).setType(DataType.DT_STRING);
    }
    signature.addOutputArgBuilder().setName("value").setType(DataType.DT_FLOAT);
    graph
        .getLibraryBuilder()
        .addFunctionBuilder()
        .setSignature(signature)
        .addNodeDef(
            NodeDef.newBuilder()
                .setName("passed")
                .setOp("Identity")
                .addInput("prefix")
                .putAttr("T", text))
        .addNodeDef(
            restore.toBuilder()
                .setName("inner")
                .clearInput()
                .addInput("passed:output:0")
                .addInput("names")
                .addInput("slices"))
        .putRet("value", "inner:tensors:0");
    NodeDef.Builder call = builder(graph, "RestoreV2").setOp("StatefulPartitionedCall");
    call.clearAttr().clearInput();
    call.addInput(restore.getInput(1)).addInput(path).addInput(restore.getInput(2));
    AttrValue.ListValue three =
        AttrValue.ListValue.newBuilder()
            .addAllType(Collections.nCopies(3, DataType.DT_STRING))
            .build();
    call.putAttr("Tin", AttrValue.newBuilder().setList(three).build());
    call.putAttr("Tout", restore.getAttrOrThrow("dtypes"));
    call.putAttr(
        "f",
        AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName("restoring")).build());
  }

  private static void assertRefused(Path model, String found) {
    assertThatThrownBy(() -> open(model, BY_SIGNATURE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(model.toString())
        .hasMessageContaining(found);
  }

  private static NodeDef text(String name, String value) {
    AttrValue type = AttrValue.newBuilder().setType(DataType.DT_STRING).build();
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_STRING)
            .setTensorShape(TensorShapeProto.getDefaultInstance())
            .addStringVal(ByteString.copyFromUtf8(value))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", type)
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }

  private static NodeDef.Builder builder(GraphDef.Builder graph, String name) {
    return graph.getNodeBuilderList().stream()
        .filter(node -> node.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"variables", "variables/variables.index", "saved_model.pb"})
  void linksOutOfTheFolderAreRefused(String name) throws IOException {
    Path model = export(graph -> {});
    Path moved = folder.resolve("elsewhere");
    Files.move(model.resolve(name), moved);
    Files.createSymbolicLink(model.resolve(name), moved);

    assertThatThrownBy(() -> SavedModelFolder.sha256(model))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected files in it, found a link, pipe or device '" + name + "'");
  }

  @Test
  void aPathThatIsAPatternIsRefused() throws IOException {
    Path model = Files.move(export(graph -> {}), folder.resolve("mo*el"));

    assertRefused(model, "expected a path without the characters * ? [");
  }

  @Test
  void alteredVariablesAreRefusedByTheHash() throws IOException {
    Path model = export(graph -> {});
    NetworkInfo info = info(model, BY_SIGNATURE);
    Path data = model.resolve("variables/variables.data-00000-of-00001");
    byte[] content = Files.readAllBytes(data);
    content[0] ^= 1;
    Files.write(data, content);

    assertThatThrownBy(() -> FrozenNetwork.ofSavedModel(model, info, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected SHA-256 " + info.sha256() + ", found ");
  }

  @Test
  void missingVariablesAreSaid() throws IOException {
    Path model = export(graph -> {});
    Files.delete(model.resolve("variables/variables.index"));

    assertThatThrownBy(() -> open(model, BY_SIGNATURE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("its variables cannot be restored");
  }

  @Test
  void aFileThatIsNoModelIsRefused() throws IOException {
    Path model = export(graph -> {});
    Files.writeString(model.resolve("saved_model.pb"), "no model");

    assertThatThrownBy(() -> open(model, BY_SIGNATURE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected a SavedModel with a graph tagged 'serve', found none");
  }

  private static void require(GraphDef.Builder graph, String node, String operation) {
    graph.addNodeBuilder().setName("spy").setOp(operation);
    builder(graph, node).addInput("^spy");
  }

  private static FeatureNetwork open(Path model, NetworkPorts ports) {
    return FrozenNetwork.ofSavedModel(model, info(model, ports), 0);
  }

  private static NetworkInfo info(Path model, NetworkPorts ports) {
    String hash = SavedModelFolder.sha256(model);
    return new NetworkInfo(
        "triple", null, List.of(2, 2, 1), 4, 0, null, 0, null, null, hash, ports);
  }

  private static Images image() {
    return new Images(TestImages.TWO_BY_TWO, new byte[] {1, 2, 3, 4});
  }

  private Path export(Consumer<GraphDef.Builder> change) throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    Path variables = Files.createDirectory(model.resolve("variables")).resolve("variables");
    MetaGraphDef.Builder graph = MetaGraphDef.newBuilder();
    graph.getMetaInfoDefBuilder().addTags("serve");
    graph.setGraphDef(graph(variables));
    change.accept(graph.getGraphDefBuilder());
    graph.getSaverDefBuilder().setFilenameTensorName("file:0").setRestoreOpName("restore_all");
    graph.putSignatureDef(
        "serving_default",
        SignatureDef.newBuilder()
            .putInputs("picture", TensorInfo.newBuilder().setName("x:0").build())
            .putOutputs("product", TensorInfo.newBuilder().setName("y:0").build())
            .build());
    SavedModel saved = SavedModel.newBuilder().addMetaGraphs(graph).build();
    Files.write(model.resolve("saved_model.pb"), saved.toByteArray());
    return model;
  }

  private static GraphDef graph(Path variables) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var x =
          tf.withName("x").placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 2, 2, 1)));
      var w = tf.varHandleOp(TFloat32.class, Shape.scalar(), VarHandleOp.sharedName("w"));
      var read = tf.readVariableOp(w, TFloat32.class);
      var flat = tf.reshape(x, tf.constant(new int[] {-1, 4}));
      tf.withName("y").math.mul(flat, read);
      var file = tf.withName("file").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
      var names = tf.constant(StdArrays.ndCopyOf(new String[] {"w"}));
      var slices = tf.constant(StdArrays.ndCopyOf(new String[] {""}));
      var restored =
          tf.withName("RestoreV2").train.restore(file, names, slices, List.of(TFloat32.class));
      var assign = tf.assignVariableOp(w, restored.tensors().get(0));
      tf.withControlDependencies(List.of(assign)).withName("restore_all").noOp();
      GraphDef definition = graph.toGraphDef();
      var set = tf.assignVariableOp(w, tf.constant(3f));
      var save = tf.train.save(tf.constant(variables.toString()), names, slices, List.of(read));
      try (Session session = new Session(graph)) {
        session.run(set);
        session.run(save);
      }
      return definition;
    }
  }
}
