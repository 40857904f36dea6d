package org.gan4j.train.conformance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.network.Generator;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** A small conditional GAN of two perceptrons with one fault, or none. */
record Specimen(Fault fault) implements Variant {

  private static final int LATENTS = 16;
  private static final int WIDTH = 48;
  private static final AtomicInteger DEFINED = new AtomicInteger();

  @Override
  public void define(GanGraph graph) {
    int classes = graph.classes();
    ImageShape images = graph.imageShape();
    var generator = graph.generator("generator", LATENTS, net -> generator(net, images, classes));
    var discriminator = graph.discriminator("discriminator", net -> discriminator(net, classes));
    var adam = new Adam(2e-3, 0.5, 0.999, 1e-8);
    var generatorOptimizer =
        graph.optimizer(
            "generator_adam", fault == Fault.GENERATOR_RATE_ZERO ? new Sgd(1e-60, 0) : adam);
    var discriminatorOptimizer = graph.optimizer("discriminator_adam", adam);
    float counted = fault == Fault.COUNTER_IN_JAVA ? DEFINED.incrementAndGet() : 1;

    graph.phase(
        "discriminator_step",
        tape -> {
          var tf = tape.tf();
          var labels = tape.labels();
          var fake = generator.apply(tape, latents(tape), labels);
          var logits = logits(tape, discriminator, fake, labels);
          var loss = new NonSaturating(1).discriminator(tf, logits.get(0), logits.get(1));
          if (fault == Fault.DISCRIMINATOR_LOSS_SWAPPED) {
            loss = tf.math.neg(loss);
          }
          if (fault == Fault.STATE_OUTSIDE_CHECKPOINT) {
            loss = tf.math.mul(loss, hiddenCount(tf));
          }
          loss = tf.math.mul(loss, tf.constant(counted));
          tape.apply(discriminatorOptimizer, tape.gradient(loss, discriminator));
          tape.report("loss/discriminator", loss);
        });
    if (fault != Fault.GENERATOR_NEVER_TRAINED) {
      graph.phase(
          "generator_step",
          tape -> {
            var labels = tape.randomLabels();
            var fake = generator.apply(tape, latents(tape), labels);
            var loss =
                new NonSaturating(1).generator(tape.tf(), discriminator.apply(tape, fake, labels));
            if (fault == Fault.GENERATOR_LOSS_SWAPPED) {
              loss = tape.tf().math.neg(loss);
            }
            var gradients = tape.gradient(loss, generator);
            if (fault != Fault.GENERATOR_GRADIENT_DROPPED) {
              tape.apply(generatorOptimizer, gradients);
            }
            tape.report("loss/generator", loss);
          });
    }
    sampler(graph, generator);
  }

  private void sampler(GanGraph graph, Generator generator) {
    if (fault == Fault.SAMPLER_IGNORES_LABELS) {
      graph.conditionalSampler(
          LATENTS,
          (weights, z, labels) -> generator.infer(weights, z, weights.tf().zerosLike(labels)));
    } else {
      graph.conditionalSampler(LATENTS, generator::infer);
    }
  }

  private void generator(NetworkBuilder net, ImageShape images, int classes) {
    net.dense(WIDTH);
    if (fault == Fault.CONDITIONAL_SCALE_WITHOUT_ONE) {
      net.add(new FaultyLayers.ConditionalNorm(classes));
    } else if (fault == Fault.BATCH_STATISTICS_AT_INFERENCE) {
      net.joinLabels(classes, 8).add(new FaultyLayers.AlwaysOfTheBatch());
    } else {
      net.conditionalBatchNorm(classes);
    }
    net.relu();
    if (fault == Fault.DEAD_LAYER) {
      net.add(new FaultyLayers.BeginsAtZero());
    }
    net.dense(WIDTH).relu();
    if (fault == Fault.STOPPED_GRADIENT) {
      net.add(new FaultyLayers.HalfStopped());
    }
    net.dense(images.size());
    if (fault == Fault.VALUES_OUTSIDE_DECLARED_RANGE) {
      net.add(new FaultyLayers.SaysInRange());
    } else {
      net.tanh();
    }
    net.reshape(images.height(), images.width(), images.channels());
  }

  private void discriminator(NetworkBuilder net, int classes) {
    net.flatten();
    if (fault == Fault.DISCRIMINATOR_IGNORES_LABELS) {
      net.add(new FaultyLayers.IgnoresLabels());
    } else {
      net.joinLabels(classes, 8);
    }
    net.dense(WIDTH).leakyRelu(0.2).dense(WIDTH);
    if (fault == Fault.REAL_AND_FAKE_IN_ONE_BATCH) {
      net.batchNorm();
    }
    net.leakyRelu(0.2).dense(1);
  }

  private Operand<TFloat32> latents(Tape tape) {
    return fault == Fault.UNSEEDED_DRAW
        ? tape.tf()
            .random
            .randomStandardNormal(
                tape.tf().constant(new long[] {tape.batchSize(), LATENTS}), TFloat32.class)
        : tape.latents(LATENTS);
  }

  /** Of the real images, and of fakes. */
  private List<Operand<TFloat32>> logits(
      Tape tape, Discriminator discriminator, Operand<TFloat32> fake, Operand<TInt32> labels) {
    if (fault != Fault.REAL_AND_FAKE_IN_ONE_BATCH) {
      return List.of(
          discriminator.apply(tape, tape.images(), labels),
          discriminator.apply(tape, fake, labels));
    }
    Ops tf = tape.tf();
    var both = tf.concat(List.of(tape.images(), fake), tf.constant(0));
    var twice = tf.concat(List.of(labels, labels), tf.constant(0));
    var logits = discriminator.apply(tape, both, twice);
    int batch = tape.batchSize();
    return List.of(
        tf.slice(logits, tf.constant(new int[] {0, 0}), tf.constant(new int[] {batch, 1})),
        tf.slice(logits, tf.constant(new int[] {batch, 0}), tf.constant(new int[] {batch, 1})));
  }

  /** 1, 2, 3, ...: how often this was computed, remembered in a table that no checkpoint holds. */
  private static Operand<TFloat32> hiddenCount(Ops tf) {
    var table = tf.mutableHashTable(TInt64.class, TFloat32.class);
    var key = tf.constant(new long[] {0});
    Operand<TFloat32> count =
        tf.math.add(tf.lookupTableFind(table, key, tf.constant(0f)), tf.constant(1f));
    Ops later = tf.withControlDependencies(tf.lookupTableInsert(table, key, count));
    return later.reshape(count, later.constant(Shape.scalar().asArray()));
  }
}
