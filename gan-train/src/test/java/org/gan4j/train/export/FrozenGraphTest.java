package org.gan4j.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.train.Tiny;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

class FrozenGraphTest {

  private static final int IMAGES = 5;

  private static TFloat32 images() {
    float[] pixels = new float[IMAGES * Tiny.SHAPE.size()];
    RandomStream draws = new RandomStream(StreamKey.of(1, "images"), 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (2 * draws.nextDouble() - 1);
    }
    return TFloat32.tensorOf(Shape.of(IMAGES, 4, 4, 1), DataBuffers.of(pixels));
  }

  private static float[] values(Result result) {
    float[] values = new float[IMAGES];
    ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
    return values;
  }

  /** Without TensorFlow's rewrites, which choose other kernels for weights that are constants. */
  @Test
  void itsOutputsAreThoseOfTheLiveFunctionToTheBit() {
    SessionSettings plain = new SessionSettings(2, false);
    try (Tiny tiny = Tiny.initialized(1);
        TFloat32 images = images();
        TrainingSession live = new TrainingSession(tiny.session().graph(), plain)) {
      tiny.trainer(Tiny.plan(9, 9, 9, 9)).train(0, () -> false);
      live.variables().write(tiny.session().variables().read());
      float[] expected = outputs(live.session(), live.graph(), images);
      GraphDef frozen = FrozenGraph.of(tiny.session());
      assertThat(outputs(frozen, plain.toProto(), images)).isEqualTo(expected);
      assertThat(expected).doesNotHaveDuplicates();
    }
  }

  @Test
  void itsOutputsAreThoseOfTheLiveFunctionToRoundingWhereTensorFlowRewritesIt() {
    try (Tiny tiny = Tiny.initialized(1);
        TFloat32 images = images()) {
      tiny.trainer(Tiny.plan(9, 9, 9, 9)).train(0, () -> false);
      float[] live = outputs(tiny.session().session(), tiny.session().graph(), images);
      GraphDef frozen = FrozenGraph.of(tiny.session());
      assertThat(outputs(frozen, ConfigProto.getDefaultInstance(), images))
          .containsExactly(live, offset(1e-6f));
    }
  }

  private static float[] outputs(Session session, TrainingGraph graph, TFloat32 images) {
    try (Result result =
        session
            .runner()
            .feed(graph.functionImages(), images)
            .fetch(graph.functions().get("logits"))
            .run()) {
      return values(result);
    }
  }

  private static float[] outputs(GraphDef frozen, ConfigProto config, TFloat32 images) {
    try (Graph graph = new Graph()) {
      graph.importGraphDef(frozen);
      try (Session session = new Session(graph, config);
          Result result = session.runner().feed("images", images).fetch("logits").run()) {
        return values(result);
      }
    }
  }

  @Test
  void itHoldsTheFunctionAndNothingElse() {
    try (Tiny tiny = Tiny.initialized(1)) {
      List<NodeDef> nodes = FrozenGraph.of(tiny.session()).getNodeList();
      Set<String> ops = nodes.stream().map(NodeDef::getOp).collect(Collectors.toSet());
      assertThat(ops).contains("Placeholder", "Const", "MatMul", "Identity");
      assertThat(ops).doesNotContain("VarHandleOp", "ReadVariableOp", "AssignVariableOp");
      assertThat(nodes.stream().filter(node -> node.getOp().equals("Placeholder")))
          .singleElement()
          .extracting(NodeDef::getName)
          .isEqualTo("images");
      assertThat(nodes.get(nodes.size() - 1).getName()).isEqualTo("logits");
    }
  }

  @Test
  void equalWeightsFreezeToEqualBytes() throws Exception {
    try (Tiny one = Tiny.initialized(1);
        Tiny two = Tiny.initialized(1)) {
      byte[] bytes = FrozenGraph.bytesOf(one.session());
      assertThat(Arrays.mismatch(FrozenGraph.bytesOf(two.session()), bytes)).isEqualTo(-1);
      assertThat(GraphDef.parseFrom(bytes)).isEqualTo(FrozenGraph.of(one.session()));
    }
  }
}
