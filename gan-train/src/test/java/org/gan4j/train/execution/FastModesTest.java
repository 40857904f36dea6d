package org.gan4j.train.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.penalty.GradientPenalty;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.train.graph.Computation;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fifty steps of a small convolutional GAN with batch norm and a gradient penalty, in each of the
 * faster modes: its losses, which are near 1, stay beside those of float32, in the first five steps
 * and in all. On the machine where they were set, the bounds are ten times what was measured.
 */
class FastModesTest {

  private static final ImageShape SHAPE = new ImageShape(8, 8, 1);
  private static final int STEPS = 50;
  private static final int BATCH = 16;

  private static List<double[]> float32;

  @BeforeAll
  static void trainInFloat32() {
    float32 = losses(Precision.FLOAT32, Execution.Compilation.OFF);
    assertThat(float32.get(STEPS - 1)[0]).isNotEqualTo(float32.get(0)[0]);
  }

  @Test
  void float16FollowsFloat32() {
    assertFollows(losses(Precision.MIXED_FLOAT16, Execution.Compilation.OFF), 0.003, 0.01);
  }

  @Test
  void bfloat16FollowsFloat32() {
    assertFollows(losses(Precision.MIXED_BFLOAT16, Execution.Compilation.OFF), 0.003, 0.01);
  }

  @Test
  void xlaFollowsFloat32() {
    assertFollows(losses(Precision.FLOAT32, Execution.Compilation.XLA), 1e-5, 1e-3);
  }

  @Test
  void mixedPrecisionGivesTheSameBitsAgain() {
    List<double[]> first = losses(Precision.MIXED_FLOAT16, Execution.Compilation.OFF);
    List<double[]> second = losses(Precision.MIXED_FLOAT16, Execution.Compilation.OFF);
    for (int step = 0; step < STEPS; step++) {
      assertThat(second.get(step)).isEqualTo(first.get(step));
    }
  }

  private static void assertFollows(List<double[]> losses, double early, double late) {
    double first = largest(losses, 0, 5);
    double all = largest(losses, 0, STEPS);
    assertThat(first).isLessThan(early);
    assertThat(all).isPositive().isLessThan(late);
  }

  private static double largest(List<double[]> losses, int from, int to) {
    double largest = 0;
    for (int step = from; step < to; step++) {
      for (int i = 0; i < 2; i++) {
        largest = Math.max(largest, Math.abs(losses.get(step)[i] - float32.get(step)[i]));
      }
    }
    return largest;
  }

  /** The losses of discriminator and generator at each step. */
  private static List<double[]> losses(Precision precision, Execution.Compilation compile) {
    Execution execution =
        new Execution(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(precision),
            Optional.of(compile));
    GraphSettings settings =
        GraphSettings.of(DataShape.of(SHAPE, BATCH), BATCH, 1)
            .withComputation(Computation.USUAL.withPrecision(precision));
    List<double[]> losses = new ArrayList<>();
    try (TrainingGraph graph = TrainingGraph.build(FastModesTest::define, settings);
        var session = new TrainingSession(graph, new SessionSettings(2, true, execution))) {
      session.load(data());
      session.initialize();
      int[] batch = IntStream.range(0, BATCH).toArray();
      GraphPhase phase = graph.phases().get(0);
      for (int step = 0; step < STEPS; step++) {
        var reports = session.runAndReport(phase, batch);
        losses.add(new double[] {reports.get("loss/discriminator"), reports.get("loss/generator")});
      }
    }
    return losses;
  }

  private static void define(GanGraph graph) {
    var generator =
        graph.generator(
            "generator",
            8,
            net ->
                net.dense(4 * 4 * 8)
                    .reshape(4, 4, 8)
                    .batchNorm()
                    .relu()
                    .convTranspose(1, 4, 2)
                    .tanh());
    var discriminator =
        graph.discriminator(
            "discriminator", net -> net.conv(8, 4, 2).leakyRelu(0.2).flatten().dense(1));
    var loss = new NonSaturating(1);
    var adam = new Adam(0.002, 0.5, 0.999, 1e-8);
    var generatorAdam = graph.optimizer("generator_adam", adam);
    var discriminatorAdam = graph.optimizer("discriminator_adam", adam);
    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var fake = generator.apply(tape, tape.latents(8));
          var real = discriminator.apply(tape, tape.images());
          var judged = discriminator.apply(tape, fake);
          var penalty = GradientPenalty.r1(tape, tape.images(), x -> discriminator.apply(tape, x));
          var dLoss = tf.math.add(loss.discriminator(tf, real, judged), penalty);
          var gLoss = loss.generator(tf, judged);
          tape.apply(discriminatorAdam, tape.gradient(dLoss, discriminator));
          tape.apply(generatorAdam, tape.gradient(gLoss, generator));
          tape.report("loss/discriminator", dLoss);
          tape.report("loss/generator", gLoss);
        });
  }

  private static Dataset data() {
    byte[] pixels = new byte[BATCH * SHAPE.size()];
    RandomStream draws = new RandomStream(StreamKey.of(1, "pixels"), 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    return Dataset.of("noise/train", new Images(SHAPE, pixels), Optional.empty(), 0);
  }
}
