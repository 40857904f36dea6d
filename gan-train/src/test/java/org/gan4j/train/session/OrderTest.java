package org.gan4j.train.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.graph.Trained;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** That no sum is taken in the order in which its terms happen to be ready. */
class OrderTest {

  private static final SessionSettings SETTINGS = new SessionSettings(2);
  private static final int TERMS = 6;
  private static final int SIZE = 12 << 20;

  /** The operations that TensorFlow runs for a sum of more than its 256 MB of a CPU. */
  private static List<String> operationsOfALargeSum(ConfigProto config) {
    try (Graph graph = new Graph();
        TFloat32 one = TFloat32.scalarOf(1f)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
      List<Operand<TFloat32>> terms = new ArrayList<>();
      for (int i = 0; i < TERMS; i++) {
        Operand<TFloat32> term = tf.fill(tf.constant(new int[] {SIZE}), x);
        terms.add(tf.math.sin(tf.math.mul(term, tf.constant(i + 1f))));
      }
      Operand<TFloat32> sum = tf.math.mean(tf.math.addN(terms), tf.constant(0));
      try (Session session = new Session(graph, config);
          Result result =
              session
                  .runner()
                  .feed(x, one)
                  .fetch(sum)
                  .setOptions(RunOptions.newBuilder().setOutputPartitionGraphs(true).build())
                  .runAndFetchMetadata()) {
        return result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
            .flatMap(part -> part.getNodeList().stream())
            .map(NodeDef::getOp)
            .toList();
      }
    }
  }

  @Test
  void aSumOfLargeTensorsIsNotTakenAsTheyGetReady() {
    ConfigProto itsOwn =
        SETTINGS.toProto().toBuilder()
            .clearExperimental()
            .setGraphOptions(
                SETTINGS.toProto().getGraphOptions().toBuilder()
                    .setRewriteOptions(
                        SETTINGS.toProto().getGraphOptions().getRewriteOptions().toBuilder()
                            .clearMemoryOptimization()))
            .build();
    assertThat(operationsOfALargeSum(itsOwn)).contains("TemporaryVariable");
    assertThat(operationsOfALargeSum(SETTINGS.toProto())).doesNotContain("TemporaryVariable");
    assertThat(operationsOfALargeSum(SETTINGS.inAnyOrder().toProto()))
        .doesNotContain("TemporaryVariable");
  }

  @Test
  void operationsRunInOneOrderUnlessItIsNotPossible() {
    assertThat(SETTINGS.oneOrder()).isTrue();
    assertThat(SETTINGS.toProto().getExperimental().getExecutorType()).isNotEmpty();
    assertThat(SETTINGS.inAnyOrder().toProto().getExperimental().getExecutorType()).isEmpty();
    assertThat(SETTINGS.withExecution(Execution.defaults()).oneOrder()).isTrue();
  }

  @Test
  void aVariantMayBranch() {
    try (Trained trained =
        Trained.of(
            graph ->
                graph.phase(
                    "only",
                    tape -> {
                      Ops tf = tape.tf();
                      Operand<TFloat32> mean =
                          tf.math.mean(
                              tf.reshape(tape.images(), tf.constant(new int[] {-1})),
                              tf.constant(0));
                      Operand<TBool> bright = tf.math.greater(mean, tf.constant(5f));
                      var ways = tf.switchCond(mean, bright);
                      tape.report(
                          "brightness",
                          tf.<TFloat32>merge(
                                  List.of(ways.outputFalse(), tf.math.neg(ways.outputTrue())))
                              .output());
                    }))) {
      assertThat(trained.step(0, 1)).containsKey("brightness");
    }
  }
}
