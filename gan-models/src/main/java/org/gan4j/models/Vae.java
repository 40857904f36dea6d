package org.gan4j.models;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Grid.Showcase;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Variational autoencoder (Kingma and Welling 2014): not a GAN, but a model that GANs are compared
 * with. An encoder gives mean and log variance of q(z|x), a decoder the distribution p(x|z), and
 * both maximise the evidence lower bound (equation 10, with one draw of z for each image)
 *
 * <pre>log p(x|z) - KL(q(z|x) || N(0, 1)),   z = mean + deviation * epsilon.</pre>
 *
 * <p>The networks differ from the paper's, which are perceptrons with one hidden layer: these have
 * the stages of DCGAN ({@link DcganNetworks}). A factor beta on the divergence (Higgins et al.
 * 2017) is 1 in the paper.
 *
 * <p>A sample is the decoder's mean image, without the noise of p(x|z). The grid shows six rows of
 * samples, then eight training images and below each its reconstruction.
 */
public final class Vae implements Variant {

  private static final int COLUMNS = 8;
  private static final int SAMPLE_ROWS = 6;

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z
   * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
   * @param kernelSize kernel size of all convolutions
   * @param leakySlope slope of the encoder's leaky ReLU
   * @param likelihood p(x|z)
   * @param beta factor of the divergence; 1 for the evidence lower bound
   * @param optimizer of both networks
   */
  public record Config(
      int latentSize,
      int baseWidth,
      int kernelSize,
      double leakySlope,
      Likelihood likelihood,
      double beta,
      OptimizerConfig optimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("kernelSize", kernelSize);
      Bounds.share("leakySlope", leakySlope);
      Bounds.positive("beta", beta);
    }
  }

  /** p(x|z), whose mean image is tanh(u) for the decoder's output u. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Bernoulli.class, name = "bernoulli"),
    @JsonSubTypes.Type(value = Gaussian.class, name = "gaussian")
  })
  public sealed interface Likelihood permits Bernoulli, Gaussian {

    /**
     * -log p(x|z) of each value, in nats.
     *
     * @param u the decoder's output, unbounded
     * @param x the image, in [-1, 1], of the shape of u
     */
    Operand<TFloat32> cost(Ops tf, Operand<TFloat32> u, Operand<TFloat32> x);
  }

  /**
   * Each value is white or black (appendix C.1); grey (x + 1) / 2 counts as that share of white.
   * The probability of white is (tanh(u) + 1) / 2 = sigmoid(2u), so that 2u is its logit.
   */
  public record Bernoulli() implements Likelihood {

    @Override
    public Operand<TFloat32> cost(Ops tf, Operand<TFloat32> u, Operand<TFloat32> x) {
      // softplus(2u) - 2u (x + 1) / 2
      Operand<TFloat32> logit = tf.math.add(u, u);
      return tf.math.sub(tf.math.softplus(logit), tf.math.mul(u, tf.math.add(x, tf.constant(1f))));
    }
  }

  /**
   * Each value is normal around tanh(u) (appendix C.2, with one fixed deviation).
   *
   * @param deviation on the scale of images in [-1, 1], above 0
   */
  public record Gaussian(double deviation) implements Likelihood {

    /**
     * @throws IllegalArgumentException if the deviation is not above 0
     */
    public Gaussian {
      Bounds.positive("deviation", deviation);
    }

    @Override
    public Operand<TFloat32> cost(Ops tf, Operand<TFloat32> u, Operand<TFloat32> x) {
      Operand<TFloat32> squares = tf.math.square(tf.math.sub(x, tf.math.tanh(u)));
      float factor = (float) (0.5 / (deviation * deviation));
      float constant = (float) (Math.log(deviation) + 0.5 * Math.log(2 * Math.PI));
      return tf.math.add(tf.math.mul(squares, tf.constant(factor)), tf.constant(constant));
    }
  }

  /** A variant with these hyperparameters. */
  public Vae(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    var networks =
        new DcganNetworks(
            graph.imageShape(),
            config.baseWidth(),
            config.kernelSize(),
            config.leakySlope(),
            0,
            Normalisation.BATCH);
    long[] images = {
      graph.imageShape().height(), graph.imageShape().width(), graph.imageShape().channels()
    };
    var encoder =
        graph.network(
            "encoder",
            images,
            net -> {
              networks.features(net);
              net.dense(2L * config.latentSize());
            });
    var decoder =
        graph.network("decoder", new long[] {config.latentSize()}, networks::unboundedImages);
    var adam = graph.optimizer("optimizer", config.optimizer());

    graph.phase(
        "bound",
        tape -> {
          var tf = tape.tf();
          var x = tape.images(); // [B, H, W, C] in [-1, 1]
          var code = encoder.apply(tape, x); // [B, 2 latentSize]
          var mean = part(tf, code, 0); // [B, latentSize]
          var logVariance = part(tf, code, 1); // [B, latentSize]
          var deviation = tf.math.exp(tf.math.mul(logVariance, tf.constant(0.5f)));
          var noise = tape.latents(config.latentSize());
          var z = tf.math.add(mean, tf.math.mul(deviation, noise));
          var u = decoder.apply(tape, z); // [B, H, W, C], unbounded
          var reconstruction = sumAndMean(tf, config.likelihood().cost(tf, u, x));
          var kl = sumAndMean(tf, divergence(tf, mean, logVariance));
          var weighted = tf.math.mul(kl, tf.constant((float) config.beta()));
          var loss = tf.math.add(reconstruction, weighted);

          tape.apply(adam, tape.gradient(loss, encoder, decoder));
          tape.report("loss/reconstruction", reconstruction);
          tape.report("loss/kl", kl);
        });
    graph.sampler(config.latentSize(), (weights, z) -> image(weights, decoder, z));
    graph.grid(COLUMNS, show -> samplesAndReconstructions(show, encoder, decoder));
  }

  /** Returns the mean image of p(x|z). */
  private static Operand<TFloat32> image(Weights weights, Network decoder, Operand<TFloat32> z) {
    return weights.tf().math.tanh(decoder.infer(weights, z));
  }

  private Operand<TFloat32> samplesAndReconstructions(
      Showcase show, Network encoder, Network decoder) {
    Ops tf = show.tf();
    var samples = image(show, decoder, show.latents(SAMPLE_ROWS * COLUMNS, config.latentSize()));
    var originals = show.images(Domain.A, COLUMNS);
    var mean = part(tf, encoder.infer(show, originals), 0);
    var reconstructions = image(show, decoder, mean);
    return tf.concat(List.of(samples, originals, reconstructions), tf.constant(0));
  }

  /** Returns the first or second half of the encoder's output. */
  private Operand<TFloat32> part(Ops tf, Operand<TFloat32> code, int half) {
    int size = config.latentSize();
    return tf.slice(
        code, tf.constant(new int[] {0, half * size}), tf.constant(new int[] {-1, size}));
  }

  /** KL(N(mean, variance) || N(0, 1)) of each latent, in nats (appendix B). */
  public static Operand<TFloat32> divergence(
      Ops tf, Operand<TFloat32> mean, Operand<TFloat32> logVariance) {
    var variance = tf.math.exp(logVariance);
    var rest = tf.math.sub(tf.math.sub(variance, logVariance), tf.constant(1f));
    return tf.math.mul(tf.math.add(tf.math.square(mean), rest), tf.constant(0.5f));
  }

  /** The sum over an example's values, and its mean over the batch. */
  private static Operand<TFloat32> sumAndMean(Ops tf, Operand<TFloat32> x) {
    int[] values = new int[x.shape().numDimensions() - 1];
    for (int axis = 0; axis < values.length; axis++) {
      values[axis] = axis + 1;
    }
    return tf.math.mean(tf.reduceSum(x, tf.constant(values)), tf.constant(0));
  }
}
