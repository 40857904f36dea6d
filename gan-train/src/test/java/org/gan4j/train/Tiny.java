package org.gan4j.train;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;

/**
 * The smallest GAN with everything that has a state: batch norm, dropout, Adam, a moving average; a
 * critic phase that runs twice a step, a generator phase in every third step. Owns its graph and
 * session.
 */
public final class Tiny implements AutoCloseable {

  /** Of every image. */
  public static final ImageShape SHAPE = new ImageShape(4, 4, 1);

  /** Images in a batch. */
  public static final int BATCH = 4;

  /** Images in the data set: no multiple of the batch. */
  public static final int COUNT = 10;

  private final TrainingGraph graph;
  private final TrainingSession session;

  private Tiny(long seed, double learningRate) {
    GraphSettings settings =
        GraphSettings.of(DataShape.of(SHAPE, COUNT), BATCH, seed).withAverage(0.9);
    graph = TrainingGraph.build(gan -> define(gan, learningRate), settings);
    session = new TrainingSession(graph, new SessionSettings(2));
    session.load(data());
  }

  /** With first values. */
  public static Tiny initialized(long seed) {
    return initialized(seed, 0.01);
  }

  /** With first values. */
  public static Tiny initialized(long seed, double learningRate) {
    Tiny tiny = new Tiny(seed, learningRate);
    tiny.session.initialize();
    return tiny;
  }

  /** Without values. */
  public static Tiny empty(long seed) {
    return new Tiny(seed, 0.01);
  }

  /** The same images every time. */
  public static Dataset data() {
    byte[] pixels = new byte[COUNT * SHAPE.size()];
    RandomStream draws = new RandomStream(StreamKey.of(1, "pixels"), 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    return Dataset.of("noise/train", new Images(SHAPE, pixels), Optional.empty(), 0);
  }

  /** A trainer of this many steps that reports each one. */
  public Trainer trainer(TrainingPlan plan, TrainingListener... listeners) {
    long seed = graph.settings().seed();
    return new Trainer(
        session, plan, List.of(new BatchOrder(seed, COUNT, BATCH)), List.of(listeners));
  }

  /** A plan under a schedule that moves. */
  public static TrainingPlan plan(long steps, long report, long sample, long checkpoint) {
    return new TrainingPlan(
        steps, new LearningRateSchedule.Cosine(0.1), report, sample, checkpoint);
  }

  /** The open session. */
  public TrainingSession session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private static void define(GanGraph gan, double learningRate) {
    GanLoss loss = new NonSaturating(1);
    Adam adam = new Adam(learningRate, 0.5, 0.999, 1e-8);
    var generator =
        gan.generator(
            "generator",
            3,
            net -> net.dense(8).batchNorm().relu().dense(16).tanh().reshape(4, 4, 1));
    var critic =
        gan.discriminator(
            "critic", net -> net.flatten().dense(8).leakyRelu(0.2).dropout(0.3).dense(1));
    var generatorAdam = gan.optimizer("generator_adam", adam);
    var criticAdam = gan.optimizer("critic_adam", adam);
    gan.phase(
            "critic_step",
            tape -> {
              var fake = generator.apply(tape, tape.latents(3));
              var real = critic.apply(tape, tape.images());
              var value = loss.discriminator(tape.tf(), real, critic.apply(tape, fake));
              tape.apply(criticAdam, tape.gradient(value, critic));
              tape.report("loss/critic", value);
            })
        .repeat(2);
    gan.phase(
            "generator_step",
            tape -> {
              var fake = generator.apply(tape, tape.latents(3));
              var value = loss.generator(tape.tf(), critic.apply(tape, fake));
              tape.apply(generatorAdam, tape.gradient(value, generator));
              tape.report("loss/generator", value);
            })
        .every(3);
    gan.sampler(3, generator::infer);
    gan.function("logits", critic::infer);
  }
}
