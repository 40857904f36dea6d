package org.gan4j.experiments.endtoend;

import org.gan4j.core.network.Generator;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Optimizer;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;

/** A generator that learns the mean of the images, and takes one leap to infinity on its way. */
public final class Leaping implements Variant {

  private static final int LATENT_SIZE = 2;

  private final Config config;

  /** Made by the config. */
  public Leaping(Config config) {
    this.config = config;
  }

  /**
   * @param learningRate of every step
   * @param leapAt the step of the leap
   */
  public record Config(double learningRate, int leapAt) {}

  @Override
  public void define(GanGraph graph) {
    var images = graph.imageShape();
    var generator =
        graph.generator(
            "generator",
            LATENT_SIZE,
            net ->
                net.dense(images.size())
                    .tanh()
                    .reshape(images.height(), images.width(), images.channels()));
    var walk = graph.optimizer("walk", new Sgd(config.learningRate(), 0));
    var leap = graph.optimizer("leap", new Sgd(1e38, 0));
    graph.phase("walking", tape -> learn(tape, generator, walk, 1));
    graph
        .phase("leaping", tape -> learn(tape, generator, leap, 1e4f))
        .between(config.leapAt(), config.leapAt());
    graph.sampler(LATENT_SIZE, generator::infer);
  }

  private static void learn(Tape tape, Generator generator, Optimizer optimizer, float weight) {
    var tf = tape.tf();
    var fake = generator.apply(tape, tape.latents(LATENT_SIZE));
    var errors = tf.math.squaredDifference(fake, tape.images());
    var mean = tf.math.mean(tf.reshape(errors, tf.constant(new int[] {-1})), tf.constant(0));
    tape.apply(optimizer, tape.gradient(tf.math.mul(mean, tf.constant(weight)), generator));
    tape.report("loss/" + weight, mean);
  }
}
