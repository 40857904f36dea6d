package org.gan4j.models;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.augment.Jitter;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.layer.norm.InstanceNorm;
import org.gan4j.core.loss.Distance;
import org.gan4j.core.loss.LeastSquares;
import org.gan4j.core.network.Translator;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.pool.ImagePool;
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
 * Translation between two domains without pairs (Zhu, Park, Isola and Efros 2017). In the paper's
 * letters A is X, B is Y, {@code generatorAtoB} is G, {@code generatorBtoA} is F, {@code
 * discriminatorA} is D_X and {@code discriminatorB} is D_Y.
 *
 * <p>The full objective is equation 3 with the least-squares losses of section 4 and, if switched
 * on, the identity loss of section 5.2. Discriminators see generated images of the past ({@link
 * ImagePool}), and their loss is halved, as in the reference code. The networks are those of
 * appendix 7.2: residual generators (c7s1-64, d128, d256, R256 as often as the config says, u128,
 * u64, c7s1-3) and {@link PatchGan} discriminators, both with instance normalisation without scale
 * and shift, and convolutions with biases.
 *
 * <p>All four networks are updated together, at the weights that the step began with. That is the
 * order of the reference code: its discriminators learn from images made before the generators
 * moved, its generators from discriminators that have not moved.
 *
 * <p>The stride-2 layers of our generators differ from the reference: they pad one row below where
 * it pads one above, and likewise for columns, which is its mirror image.
 */
public final class CycleGan implements Variant {

  /** The generators halve the size twice. */
  private static final int MULTIPLE = 4;

  private static final int COLUMNS = 8;

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param baseWidth channels of the generators' first layer, 64 in the paper
   * @param blocks residual blocks: 9 in the paper for images of 256 pixels and more, 6 for 128
   * @param discriminatorWidth channels of the discriminators' first layer, 64 in the paper
   * @param discriminatorLayers number of layers of stride 2: 3 in the paper, for patches of 70x70
   * @param cycleWeight lambda of equation 3, 10 in the paper
   * @param identityWeight weight of the identity loss, times lambda: 0.5 where the paper uses it, 0
   *     for none
   * @param poolSize number of generated images of each domain that are kept, 50 in the paper
   * @param jitter random jitter of the real images; 286 / 256 with mirroring in the reference code
   * @param generatorOptimizer of both generators together, Adam(0.0002, 0.5) in the paper
   * @param discriminatorOptimizer of both discriminators, likewise
   */
  public record Config(
      int baseWidth,
      int blocks,
      int discriminatorWidth,
      int discriminatorLayers,
      double cycleWeight,
      double identityWeight,
      int poolSize,
      Jitter jitter,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig discriminatorOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("blocks", blocks);
      Bounds.atLeastOne("discriminatorWidth", discriminatorWidth);
      Bounds.in(
          "discriminatorLayers",
          "[1, 6]",
          discriminatorLayers >= 1 && discriminatorLayers <= 6,
          discriminatorLayers);
      Bounds.positive("cycleWeight", cycleWeight);
      Bounds.in("identityWeight", "[0, inf)", identityWeight >= 0, identityWeight);
      Bounds.atLeastOne("poolSize", poolSize);
    }
  }

  /** A variant with these hyperparameters. */
  public CycleGan(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    ImageShape images = graph.imageShape();
    requireSize(images);
    var patches = new PatchGan(config.discriminatorWidth(), config.discriminatorLayers(), false);
    var generatorAtoB = graph.translator("generatorAtoB", net -> generator(net, images));
    var generatorBtoA = graph.translator("generatorBtoA", net -> generator(net, images));
    var discriminatorA = graph.discriminator("discriminatorA", patches::define);
    var discriminatorB = graph.discriminator("discriminatorB", patches::define);
    var poolA = ImagePool.of(graph, "poolA", config.poolSize());
    var poolB = ImagePool.of(graph, "poolB", config.poolSize());
    var generatorAdam = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorAdam =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());
    var loss = new LeastSquares();

    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var realA = config.jitter().apply(tape, tape.images(Domain.A)); // [B, H, W, C], [-1, 1]
          var realB = config.jitter().apply(tape, tape.images(Domain.B)); // all others alike
          var fakeB = generatorAtoB.apply(tape, realA);
          var fakeA = generatorBtoA.apply(tape, realB);
          var cycleA = Distance.absolute(tf, generatorBtoA.apply(tape, fakeB), realA);
          var cycleB = Distance.absolute(tf, generatorAtoB.apply(tape, fakeA), realB);

          // [B, rows, columns, 1]
          var lossAtoB = adversarial(tf, loss, discriminatorB.apply(tape, fakeB));
          var lossBtoA = adversarial(tf, loss, discriminatorA.apply(tape, fakeA));
          var cycle = tf.math.mul(tf.math.add(cycleA, cycleB), constant(tf, config.cycleWeight()));
          var generatorLoss = tf.math.add(tf.math.add(lossAtoB, lossBtoA), cycle);
          if (config.identityWeight() > 0) {
            var identity = identity(tape, generatorAtoB, generatorBtoA, realA, realB);
            var weight = constant(tf, config.identityWeight() * config.cycleWeight());
            generatorLoss = tf.math.add(generatorLoss, tf.math.mul(identity, weight));
            tape.report("loss/identity", identity);
          }
          var lossA =
              loss.discriminator(
                  tf,
                  discriminatorA.apply(tape, realA),
                  discriminatorA.apply(tape, poolA.exchange(tape, fakeA)));
          var lossB =
              loss.discriminator(
                  tf,
                  discriminatorB.apply(tape, realB),
                  discriminatorB.apply(tape, poolB.exchange(tape, fakeB)));
          var discriminatorLoss = tf.math.add(lossA, lossB);

          tape.apply(generatorAdam, tape.gradient(generatorLoss, generatorAtoB, generatorBtoA));
          tape.apply(
              discriminatorAdam, tape.gradient(discriminatorLoss, discriminatorA, discriminatorB));
          tape.report("loss/discriminatorA", lossA);
          tape.report("loss/discriminatorB", lossB);
          tape.report("loss/generatorAtoB", lossAtoB);
          tape.report("loss/generatorBtoA", lossBtoA);
          tape.report("loss/cycleA", cycleA);
          tape.report("loss/cycleB", cycleB);
        });
    // The inner blocks pad by mirror images, which a map of a single position does not have.
    int least = Math.max(2 * MULTIPLE, patches.least(MULTIPLE));
    graph.translation(Domain.A, MULTIPLE, least, generatorAtoB::infer);
    graph.translation(Domain.B, MULTIPLE, least, generatorBtoA::infer);
    graph.grid(COLUMNS, show -> grid(show, generatorAtoB, generatorBtoA));
  }

  @Override
  public Overfitting overfitting() {
    return new Overfitting.ReportFalls("loss/cycleA", 0.25, 500);
  }

  /** (D(G(x)) - 1)^2, section 4; {@link LeastSquares} halves it, as Mao et al. 2017 do. */
  private static Operand<TFloat32> adversarial(
      Ops tf, LeastSquares loss, Operand<TFloat32> fakeLogits) {
    return tf.math.mul(loss.generator(tf, fakeLogits), constant(tf, 2));
  }

  /**
   * Returns |G(y) - y| + |F(x) - x| (section 5.2): an image of the target domain should not change.
   */
  private static Operand<TFloat32> identity(
      Tape tape, Translator aToB, Translator bToA, Operand<TFloat32> a, Operand<TFloat32> b) {
    return tape.tf()
        .math
        .add(
            Distance.absolute(tape.tf(), aToB.apply(tape, b), b),
            Distance.absolute(tape.tf(), bToA.apply(tape, a), a));
  }

  /**
   * Draws a grid with the rows A, A translated to B, back to A; B, B translated to A, back to B.
   */
  private static Operand<TFloat32> grid(Grid.Showcase show, Translator aToB, Translator bToA) {
    var a = show.images(Domain.A, COLUMNS);
    var b = show.images(Domain.B, COLUMNS);
    var fakeB = aToB.infer(show, a);
    var fakeA = bToA.infer(show, b);
    return show.tf()
        .concat(
            List.of(a, fakeB, bToA.infer(show, fakeB), b, fakeA, aToB.infer(show, fakeA)),
            show.tf().constant(0));
  }

  /** c7s1-64, d128, d256, R256 x blocks, u128, u64, c7s1-3. */
  private void generator(NetworkBuilder net, ImageShape images) {
    int width = config.baseWidth();
    var norm = InstanceNorm.plain();
    net.initializer(Initializer.normal(0.02));
    net.reflectionPad(3).convValid(width, 7, 1).add(norm).relu();
    net.conv(2L * width, 3, 2).add(norm).relu();
    net.conv(4L * width, 3, 2).add(norm).relu();
    for (int block = 0; block < config.blocks(); block++) {
      net.residual(
          body -> {
            body.reflectionPad(1).convValid(4L * width, 3, 1).add(norm).relu();
            body.reflectionPad(1).convValid(4L * width, 3, 1).add(norm);
          });
    }
    net.convTranspose(2L * width, 3, 2).add(norm).relu();
    net.convTranspose(width, 3, 2).add(norm).relu();
    net.reflectionPad(3).convValid(images.channels(), 7, 1).tanh();
  }

  private static Operand<TFloat32> constant(Ops tf, double value) {
    return tf.constant((float) value);
  }

  private static void requireSize(ImageShape images) {
    if (images.height() % MULTIPLE != 0 || images.width() % MULTIPLE != 0) {
      throw new InputException(
          "variant CycleGan",
          "expected images whose height and width are multiples of 4, found " + images,
          "Set dataset.imageSize, for instance to 128 or 256.");
    }
  }
}
