package org.gan4j.models;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.CrossEntropy;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Overfitting;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * InfoGAN (Chen et al. 2016): the generator is given noise z and codes c, and a recognition network
 * Q, which shares the discriminator's body, must recover the codes from its images. Q's log
 * likelihood of the codes is a lower bound of their mutual information with the image, up to the
 * fixed entropy of the codes (equation 5). Generator, body and Q maximise it (equation 6).
 *
 * <p>The networks are those of appendix C.1, for images whose sides are multiples of 4: at 28
 * pixels the layers of G are 74, 1024, 7x7x128, 14x14x64, 28x28, those of D 14x14x64, 7x7x128,
 * 1024, 1. Categorical codes are uniform, continuous codes uniform in [-1, 1].
 *
 * <p>All inputs are computed from standard normal latents, in training and in sampling: a category
 * is the largest of as many normals as there are categories, a continuous code is erf(z / sqrt 2).
 * Two things differ from the authors' code: the noise is normal instead of uniform, and all players
 * are updated together, on one batch of fakes.
 *
 * <p>The grid has ten columns. It begins with a block for each categorical code, with one category
 * in each row and other noise in each column. Then follows a block for each continuous code (figure
 * 2), with one category of the first categorical code in each row; the code rises from -2 to 2
 * along the row, and all else is fixed.
 */
public final class InfoGan implements Variant {

  private static final int COLUMNS = 10;
  private static final double SWEEP = 2;
  private static final int HIDDEN = 1024;
  private static final long[] FEATURES = {HIDDEN};
  private static final Initializer START = Initializer.normal(0.02);

  private final Config config;
  private final LatentCodes latents;

  /**
   * Hyperparameters.
   *
   * @param noiseSize size of z, 62 in the paper's MNIST experiment
   * @param categoricalCodes number of categories of each categorical code, [10] in the paper; may
   *     be empty
   * @param continuousCodes number of continuous codes, 2 in the paper; may be 0
   * @param learnedDeviation whether Q gives the deviation of continuous codes (exp of an output,
   *     appendix C); else it is 1, as in the authors' MNIST code
   * @param categoricalWeight lambda of the categorical codes, 1 in the paper
   * @param continuousWeight lambda of the continuous codes: smaller by section 5, 1 in the authors'
   *     code
   * @param leakySlope slope of the leaky ReLU in D and Q, 0.1 in the paper
   * @param loss loss of both players
   * @param generatorOptimizer Adam(0.001, 0.5) in the authors' code
   * @param discriminatorOptimizer of D and Q; Adam(0.0002, 0.5) in the authors' code
   */
  public record Config(
      int noiseSize,
      List<Integer> categoricalCodes,
      int continuousCodes,
      boolean learnedDeviation,
      double categoricalWeight,
      double continuousWeight,
      double leakySlope,
      GanLoss loss,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig discriminatorOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("noiseSize", noiseSize);
      categoricalCodes = List.copyOf(categoricalCodes);
      for (int categories : categoricalCodes) {
        Bounds.in("categoricalCodes", "[2, inf)", categories >= 2, categories);
      }
      Bounds.in("continuousCodes", "[0, inf)", continuousCodes >= 0, continuousCodes);
      Bounds.atLeastOne(
          "continuousCodes or categoricalCodes", continuousCodes + categoricalCodes.size());
      Bounds.positive("categoricalWeight", categoricalWeight);
      Bounds.positive("continuousWeight", continuousWeight);
      Bounds.share("leakySlope", leakySlope);
    }
  }

  /** A variant with these hyperparameters. */
  public InfoGan(Config config) {
    this.config = config;
    this.latents =
        new LatentCodes(config.noiseSize(), config.categoricalCodes(), config.continuousCodes());
  }

  @Override
  public void define(GanGraph graph) {
    ImageShape images = graph.imageShape();
    requireSize(images);
    var generator = graph.generator("generator", latents.size(), net -> generator(net, images));
    var body = graph.body("body", this::body);
    var discriminator =
        graph.network("discriminator", FEATURES, net -> net.initializer(START).dense(1));
    var recognition = graph.network("recognition", FEATURES, this::recognition);
    var generatorAdam = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorAdam =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var codes = latents.of(tf, tape.latents(latents.size()));
          var fake = generator.apply(tape, codes.input()); // [B, H, W, C] in [-1, 1]
          var realLogits = discriminator.apply(tape, body.apply(tape, tape.images())); // [B, 1]
          var fakeFeatures = body.apply(tape, fake); // [B, 1024]
          var fakeLogits = discriminator.apply(tape, fakeFeatures); // [B, 1]
          var read = recognition.apply(tape, fakeFeatures); // [B, outputs of Q]
          var information = information(tape, codes, read);
          var discriminatorLoss = config.loss().discriminator(tf, realLogits, fakeLogits);
          var generatorLoss = config.loss().generator(tf, fakeLogits);

          tape.apply(
              discriminatorAdam,
              tape.gradient(
                  tf.math.add(discriminatorLoss, information), body, discriminator, recognition));
          tape.apply(
              generatorAdam, tape.gradient(tf.math.add(generatorLoss, information), generator));
          tape.report("loss/discriminator", discriminatorLoss);
          tape.report("loss/generator", generatorLoss);
          tape.report("score/real", Scores.meanProbability(tf, realLogits));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogits));
        });
    graph.sampler(
        latents.size(),
        (weights, z) -> generator.infer(weights, latents.of(weights.tf(), z).input()));
    graph.grid(COLUMNS, show -> generator.infer(show, latents.sweep(show, COLUMNS, SWEEP)));
  }

  @Override
  public Overfitting overfitting() {
    return new Overfitting.ReportReaches("information/category-1", 1, 500);
  }

  /**
   * Returns -L_I of equation 5 without the entropies of the codes, weighted; reports L_I with them,
   * in nats.
   */
  private Operand<TFloat32> information(
      Tape tape, LatentCodes.Codes codes, Operand<TFloat32> read) {
    Ops tf = tape.tf();
    Operand<TFloat32> weighted = tf.constant(0f);
    int from = 0;
    for (int i = 0; i < codes.categories().size(); i++) {
      int count = config.categoricalCodes().get(i);
      var cost =
          CrossEntropy.of(
              tf, LatentCodes.columns(tf, read, from, count), codes.categories().get(i));
      weighted = tf.math.add(weighted, times(tf, config.categoricalWeight(), cost));
      tape.report("information/category-" + (i + 1), minus(tf, Math.log(count), cost));
      from += count;
    }
    int codesLeft = config.continuousCodes();
    for (int i = 0; i < codesLeft; i++) {
      var code = LatentCodes.columns(tf, codes.continuous(), i, 1);
      var mean = LatentCodes.columns(tf, read, from + i, 1);
      var logDeviation =
          config.learnedDeviation()
              ? LatentCodes.columns(tf, read, from + codesLeft + i, 1)
              : tf.zerosLike(mean);
      var cost = normalCost(tf, code, mean, logDeviation);
      weighted = tf.math.add(weighted, times(tf, config.continuousWeight(), cost));
      tape.report("information/continuous-" + (i + 1), minus(tf, Math.log(2), cost));
    }
    return weighted;
  }

  /** Returns the mean of -log N(code | mean, deviation^2), in nats. */
  public static Operand<TFloat32> normalCost(
      Ops tf, Operand<TFloat32> code, Operand<TFloat32> mean, Operand<TFloat32> logDeviation) {
    var scaled = tf.math.mul(tf.math.sub(code, mean), tf.math.exp(tf.math.neg(logDeviation)));
    var cost = tf.math.add(times(tf, 0.5, tf.math.square(scaled)), logDeviation);
    var all = tf.math.mean(cost, tf.constant(new int[] {0, 1}));
    return tf.math.add(all, tf.constant((float) (0.5 * Math.log(2 * Math.PI))));
  }

  private void generator(NetworkBuilder net, ImageShape images) {
    int height = images.height() / 4;
    int width = images.width() / 4;
    net.initializer(START).bias(false).dense(HIDDEN).batchNorm().relu();
    net.dense((long) height * width * 128).batchNorm().relu().reshape(height, width, 128);
    net.convTranspose(64, 4, 2).batchNorm().relu();
    net.bias(true).convTranspose(images.channels(), 4, 2).tanh();
  }

  private void body(NetworkBuilder net) {
    double slope = config.leakySlope();
    net.initializer(START).conv(64, 4, 2).leakyRelu(slope);
    net.bias(false).conv(128, 4, 2).batchNorm().leakyRelu(slope);
    net.flatten().dense(HIDDEN).batchNorm().leakyRelu(slope);
  }

  /** Logits of each categorical code, means of the continuous codes, logs of their deviations. */
  private void recognition(NetworkBuilder net) {
    int outputs =
        latents.categories() + config.continuousCodes() * (config.learnedDeviation() ? 2 : 1);
    net.initializer(START).bias(false).dense(128).batchNorm().leakyRelu(config.leakySlope());
    net.bias(true).dense(outputs);
  }

  private static Operand<TFloat32> times(Ops tf, double factor, Operand<TFloat32> x) {
    return tf.math.mul(x, tf.constant((float) factor));
  }

  private static Operand<TFloat32> minus(Ops tf, double entropy, Operand<TFloat32> cost) {
    return tf.math.sub(tf.constant((float) entropy), cost);
  }

  private static void requireSize(ImageShape images) {
    if (images.height() % 4 != 0 || images.width() % 4 != 0) {
      throw new InputException(
          "variant InfoGan",
          "expected images whose sides are multiples of 4, found " + images,
          "Set dataset.imageSize, for instance to 28 or 32.");
    }
  }
}
