package org.gan4j.train.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.TrainingFailure;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.graph.Trained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Devices that share a batch, of one process or of several, compute what one computes of it all.
 */
@Timeout(600)
class ProcessesTest {

  private static final double ROUNDING = 1e-5;

  private static void assertTogetherAsAlone(int count, Variant variant) {
    Map<String, Double> alone = ProcessesAsThreads.alone(3, variant);
    assertSame(alone, ProcessesAsThreads.onDevices(count, 3, variant));
    try (ProcessesAsThreads together = new ProcessesAsThreads(count, variant)) {
      together.step();
      together.step();
      assertSame(alone, together.step());
    }
  }

  private static void assertSame(Map<String, Double> alone, Map<String, Double> found) {
    alone.forEach(
        (name, value) -> assertThat(found.get(name)).as(name).isCloseTo(value, within(ROUNDING)));
  }

  private static Operand<TFloat32> mean(Tape tape, Operand<TFloat32> x) {
    var tf = tape.tf();
    return tf.math.mean(tf.reshape(x, tf.constant(new int[] {-1})), tf.constant(0));
  }

  /** (w mean(x) - 1)^2: no mean over the batch of a function of each example. */
  private static final Variant SQUARE_OF_A_MEAN =
      graph -> {
        var number = Trained.number(graph, "w", 2);
        var sgd = graph.optimizer("sgd", new Sgd(0.1, 0));
        graph.phase(
            "p",
            tape -> {
              var tf = tape.tf();
              var w = Trained.valueOf(tape, number);
              var share = mean(tape, tf.math.mul(w, tf.math.square(tape.images())));
              var whole = tape.replicas().mean(tf, share);
              var loss = tf.math.square(tf.math.sub(whole, tf.constant(1f)));
              tape.apply(sgd, tape.gradient(loss, number));
              tape.report("loss", loss);
              tape.report("weight", w);
            });
      };

  /** A mean over the batch. */
  private static final Variant MEAN =
      graph -> {
        var number = Trained.number(graph, "w", 2);
        var sgd = graph.optimizer("sgd", new Sgd(0.1, 0));
        graph.phase(
            "p",
            tape -> {
              var tf = tape.tf();
              var w = Trained.valueOf(tape, number);
              var noise = tape.uniform("noise", Shape.of(tape.batchSize(), 2, 2, 1));
              var x = tf.math.mul(tape.images(), noise);
              var loss = mean(tape, tf.math.square(tf.math.sub(tf.math.mul(w, x), noise)));
              tape.apply(sgd, tape.gradient(loss, number));
              tape.report("loss", loss);
              tape.report("weight", w);
            });
      };

  @Test
  void twoTakeTheStepsOfOne() {
    assertTogetherAsAlone(2, MEAN);
  }

  @Test
  void fourTakeTheStepsOfOne() {
    assertTogetherAsAlone(4, MEAN);
  }

  @Test
  void derivativesGoThroughMeansOverAllReplicas() {
    assertTogetherAsAlone(2, SQUARE_OF_A_MEAN);
  }

  @Test
  void drawsFollowTheirImagesAlsoWhereBatchesAreJoined() {
    assertTogetherAsAlone(
        2,
        graph ->
            graph.phase(
                "p",
                tape -> {
                  var tf = tape.tf();
                  var first = tape.images();
                  var second = tf.math.square(first);
                  var both = tf.concat(List.of(first, second), tf.constant(0));
                  var noise = tape.normal("noise", Shape.of(2L * tape.batchSize(), 2, 2, 1));
                  tape.report("product", mean(tape, tf.math.mul(both, noise)));
                  tape.report("latents", mean(tape, tf.math.square(tape.latents(5))));
                  var labels = tf.dtypes.cast(tape.randomLabels(), TFloat32.class);
                  var real = tf.dtypes.cast(tape.labels(), TFloat32.class);
                  tape.report("labels", mean(tape, tf.math.mul(labels, real)));
                }));
  }

  @Test
  void whatIsGatheredIsInTheOrderOfTheBatch() {
    assertTogetherAsAlone(
        2,
        graph ->
            graph.phase(
                "p",
                tape -> {
                  var tf = tape.tf();
                  var all = tape.replicas().gather(tape.images()); // [4, 2, 2, 1]
                  var weights =
                      tf.reshape(
                          tf.range(tf.constant(0f), tf.constant(16f), tf.constant(1f)),
                          tf.shape(all));
                  tape.report("sum", Trained.scalar(tf, tf.math.mul(all, weights)));
                  var own = tape.replicas().ownRows(tf.math.square(all));
                  tape.report("own", mean(tape, tf.math.mul(own, tape.images())));
                }));
  }

  @Test
  void statesAreComparedAndWrittenToAll() {
    try (ProcessesAsThreads together = new ProcessesAsThreads(2, MEAN)) {
      together.step();
      String state = Fingerprint.of(together.session(), 1).state();
      together.chief().requireSame(1, state);
      Map<String, byte[]> other = Map.of("w/dense/kernel", new byte[] {0, 0, 64, 64});
      together.session().variables().write(other);
      together.chief().requireSame(1, Fingerprint.of(together.session(), 1).state());
      assertThatThrownBy(() -> together.chief().requireSame(1, state))
          .isInstanceOf(TrainingFailure.class)
          .hasMessageStartingWith(
              "step 1: process 1 (localhost): expected the state of process 0, found another.");
    }
  }
}
