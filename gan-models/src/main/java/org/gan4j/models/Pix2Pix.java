package org.gan4j.models;

import java.util.List;
import java.util.Locale;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.augment.Jitter;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.Distance;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.network.Translator;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Grid;
import org.gan4j.core.variant.Overfitting;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Translation learnt from pairs (Isola, Zhu, Zhou and Efros 2017): A is the input x, B the target
 * y. The objective is equation 4, a conditional GAN and L1; the networks are those of appendix 6.1,
 * a U-Net (C64-C128-C256-C512-C512-... down, mirrored up, every map joined to its mirror image,
 * dropout of 1/2 in the first three layers up, which is its noise z) and a {@link PatchGan} that
 * sees input and output side by side. The discriminator's loss is halved (section 3.3).
 *
 * <p>The players take turns, each with its own batch: one step of the discriminator, then one of
 * the generator.
 *
 * <p>Maps have instance normalisation with scale and shift, for every batch size, so that a
 * translation does not depend on its batch. The paper has the same in its experiments with batches
 * of one, where it also uses the statistics of the test image at inference. The innermost layer is
 * not normalised (its map has one pixel, as the paper's erratum notes). The paper keeps dropout on
 * at inference; we switch it off, so that a translation is a function.
 */
public final class Pix2Pix implements Variant {

  private static final int COLUMNS = 8;
  private static final int WIDEST = 8;
  private static final int NOISY = 3;

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param baseWidth channels of the U-Net's first layer, 64 in the paper; deeper ones have 2, 4,
   *     8, 8, ... times as many
   * @param depth how often the U-Net halves the size: 8 in the paper, from 256 pixels to one.
   *     Height and width must be multiples of 2^depth
   * @param dropout dropout in the first three layers up, 0.5 in the paper
   * @param discriminatorWidth channels of the discriminator's first layer, 64 in the paper
   * @param discriminatorLayers number of layers of stride 2: 3 in the paper, for patches of 70x70
   * @param loss loss of both players; non-saturating in the paper
   * @param l1Weight lambda of equation 4, 100 in the paper
   * @param jitter random jitter of the real pairs; 286 / 256 with mirroring in the paper
   * @param generatorOptimizer Adam(0.0002, 0.5) in the paper
   * @param discriminatorOptimizer likewise
   */
  public record Config(
      int baseWidth,
      int depth,
      double dropout,
      int discriminatorWidth,
      int discriminatorLayers,
      GanLoss loss,
      double l1Weight,
      Jitter jitter,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig discriminatorOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.in("depth", "[2, 10]", depth >= 2 && depth <= 10, depth);
      Bounds.share("dropout", dropout);
      Bounds.atLeastOne("discriminatorWidth", discriminatorWidth);
      Bounds.in(
          "discriminatorLayers",
          "[1, 6]",
          discriminatorLayers >= 1 && discriminatorLayers <= 6,
          discriminatorLayers);
      Bounds.in("l1Weight", "[0, inf)", l1Weight >= 0, l1Weight);
    }
  }

  /** A variant with these hyperparameters. */
  public Pix2Pix(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    ImageShape images = graph.imageShape();
    requireSize(images);
    requirePairs(graph);
    var patches = new PatchGan(config.discriminatorWidth(), config.discriminatorLayers(), true);
    var generator = graph.translator("generator", net -> unet(net, images));
    var discriminator = graph.network("discriminator", pair(images), patches::define);
    var generatorAdam = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorAdam =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph.phase(
        "discriminator_step",
        tape -> {
          var tf = tape.tf();
          var real = pairs(tape); // x and y, [B, H, W, C] in [-1, 1]
          var fake = generator.apply(tape, real.first()); // as y
          // [B, rows, columns, 1]
          var realLogits = discriminator.apply(tape, joined(tf, real.first(), real.second()));
          var fakeLogits = discriminator.apply(tape, joined(tf, real.first(), fake));
          var sum = config.loss().discriminator(tf, realLogits, fakeLogits);
          var loss = tf.math.mul(sum, tf.constant(0.5f));

          tape.apply(discriminatorAdam, tape.gradient(loss, discriminator));
          tape.report("loss/discriminator", loss);
          tape.report("score/real", Scores.meanProbability(tf, realLogits));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogits));
        });
    graph.phase(
        "generator_step",
        tape -> {
          var tf = tape.tf();
          var real = pairs(tape);
          var fake = generator.apply(tape, real.first());
          var fakeLogits = discriminator.apply(tape, joined(tf, real.first(), fake));
          var adversarial = config.loss().generator(tf, fakeLogits);
          var l1 = Distance.absolute(tf, fake, real.second());
          var weight = tf.constant((float) config.l1Weight());

          tape.apply(
              generatorAdam,
              tape.gradient(tf.math.add(adversarial, tf.math.mul(l1, weight)), generator));
          tape.report("loss/generator", adversarial);
          tape.report("loss/l1", l1);
        });
    int multiple = 1 << config.depth();
    graph.translation(Domain.A, multiple, patches.least(multiple), generator::infer);
    graph.grid(COLUMNS, show -> grid(show, generator));
  }

  @Override
  public Overfitting overfitting() {
    return new Overfitting.ReportFalls("loss/l1", 0.25, 500);
  }

  private Jitter.Pair pairs(Tape tape) {
    return config.jitter().applyPaired(tape, tape.images(Domain.A), tape.images(Domain.B));
  }

  /** Joins input and output as the channels of one image. */
  private static Operand<TFloat32> joined(Ops tf, Operand<TFloat32> x, Operand<TFloat32> y) {
    return tf.concat(List.of(x, y), tf.constant(3));
  }

  /** Draws a grid with the rows input, output, truth. */
  private static Operand<TFloat32> grid(Grid.Showcase show, Translator generator) {
    var x = show.images(Domain.A, COLUMNS);
    var y = show.images(Domain.B, COLUMNS);
    return show.tf().concat(List.of(x, generator.infer(show, x), y), show.tf().constant(0));
  }

  private void unet(NetworkBuilder net, ImageShape images) {
    net.initializer(Initializer.normal(0.02)).bias(false);
    net.conv(width(0), 4, 2).skip(inner -> level(inner, 1)).relu();
    net.bias(true).convTranspose(images.channels(), 4, 2).tanh();
  }

  /** Halves a map, adds the inner levels, and doubles it again. */
  private void level(NetworkBuilder net, int level) {
    boolean innermost = level == config.depth() - 1;
    net.leakyRelu(0.2).conv(width(level), 4, 2);
    if (!innermost) {
      net.instanceNorm().skip(inner -> level(inner, level + 1));
    }
    net.relu().convTranspose(width(level - 1), 4, 2).instanceNorm();
    net.dropout(config.depth() - level <= NOISY ? config.dropout() : 0);
  }

  private long width(int level) {
    return (long) config.baseWidth() * Math.min(1 << level, WIDEST);
  }

  private static long[] pair(ImageShape images) {
    return new long[] {images.height(), images.width(), 2L * images.channels()};
  }

  private void requireSize(ImageShape images) {
    int multiple = 1 << config.depth();
    if (images.height() % multiple != 0 || images.width() % multiple != 0) {
      throw new InputException(
          "variant Pix2Pix",
          String.format(
              Locale.ROOT,
              "expected images whose height and width are multiples of %d (depth %d), found %s",
              multiple,
              config.depth(),
              images),
          "Set dataset.imageSize to such a size, or variant.depth to less.");
    }
  }

  private static void requirePairs(GanGraph graph) {
    if (!graph.paired()) {
      throw new InputException(
          "dataset",
          "expected pairs (variant Pix2Pix learns from them), found unpaired domains",
          "Use a paired data set, such as mnist-outlines or paired-folder, or variant CycleGan.");
    }
  }
}
