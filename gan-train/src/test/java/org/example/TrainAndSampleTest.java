package org.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.random.Latents;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.LearningRateSchedule;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.run.ImageGrid;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of {@code org.gan4j.train}'s package description, as a program of a user's: trains a
 * variant, loads its checkpoint and samples. It lies outside of our packages, so it sees what users
 * see.
 */
class TrainAndSampleTest {

  private static final int LATENT_SIZE = 3;

  @TempDir private Path folder;

  @Test
  void aProgramTrainsAVariantThenLoadsItsCheckpointAndSamples() {
    GraphSettings settings = GraphSettings.of(data(), 16, 42).withAverage(0.9);
    CheckpointStore checkpoints = new CheckpointStore(folder.resolve("checkpoints"));
    float[] latents = new Latents(42, "my-samples", LATENT_SIZE).of(0, 64);
    Images trained;
    try (TrainingGraph graph = TrainingGraph.build(variant(), settings);
        TrainingSession session = new TrainingSession(graph, new SessionSettings(2))) {
      session.load(data());
      session.initialize();
      var plan = new TrainingPlan(20, new LearningRateSchedule.Constant(), 10, 20, 20);
      var keeper = checkpoints.keeping(session, "my first training");
      new Trainer(session, plan, BatchOrder.ofDomains(settings), List.of(keeper))
          .train(0, () -> false);
      trained = session.outputs().sample(latents);
    }

    try (TrainingGraph graph = TrainingGraph.build(variant(), settings);
        TrainingSession session = new TrainingSession(graph, new SessionSettings(2))) {
      checkpoints.latest().found().orElseThrow().restore(session);
      Images samples = session.outputs().sample(latents);
      ImageGrid.write(ImageGrid.of(samples, 8), folder.resolve("samples.png"));

      assertThat(samples.pixels()).isEqualTo(trained.pixels());
      assertThat(samples.shape()).isEqualTo(data().shape());
    }
    assertThat(Files.exists(folder.resolve("samples.png"))).isTrue();
  }

  private static Variant variant() {
    return TrainAndSampleTest::define;
  }

  private static void define(GanGraph graph) {
    var loss = new NonSaturating(1);
    var adam = new Adam(0.01, 0.5, 0.999, 1e-8);
    var generator =
        graph.generator("generator", LATENT_SIZE, net -> net.dense(16).tanh().reshape(4, 4, 1));
    var discriminator =
        graph.discriminator("discriminator", net -> net.flatten().dense(8).relu().dense(1));
    var generatorAdam = graph.optimizer("generator_adam", adam);
    var discriminatorAdam = graph.optimizer("discriminator_adam", adam);
    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var fake = generator.apply(tape, tape.latents(LATENT_SIZE));
          var fakeLogits = discriminator.apply(tape, fake);
          var realLogits = discriminator.apply(tape, tape.images());
          var judged = loss.discriminator(tf, realLogits, fakeLogits);
          tape.apply(discriminatorAdam, tape.gradient(judged, discriminator));
          tape.apply(generatorAdam, tape.gradient(loss.generator(tf, fakeLogits), generator));
          tape.report("loss/discriminator", judged);
        });
    graph.sampler(LATENT_SIZE, generator::infer);
  }

  private static Dataset data() {
    ImageShape shape = new ImageShape(4, 4, 1);
    byte[] pixels = new byte[64 * shape.size()];
    RandomStream draws = new RandomStream(StreamKey.of(1, "pixels"), 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    return Dataset.of("noise", new Images(shape, pixels), Optional.empty(), 0);
  }
}
