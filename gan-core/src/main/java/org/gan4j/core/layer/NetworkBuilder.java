package org.gan4j.core.layer;

import java.util.function.Consumer;
import org.gan4j.core.internal.weight.EqualisedLearningRate;
import org.gan4j.core.internal.weight.SpectralNorm;
import org.gan4j.core.internal.weight.WeightNorm;
import org.gan4j.core.layer.norm.BatchNorm;
import org.gan4j.core.layer.norm.ConditionalBatchNorm;
import org.gan4j.core.layer.norm.InstanceNorm;
import org.gan4j.core.layer.norm.LayerNorm;
import org.gan4j.core.layer.norm.MinibatchStdDev;
import org.gan4j.core.layer.norm.PixelNorm;
import org.gan4j.core.layer.pointwise.Activation;
import org.gan4j.core.layer.pointwise.Dropout;
import org.gan4j.core.layer.pointwise.GaussianNoise;
import org.gan4j.core.layer.pointwise.LeakyRelu;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.LayerSettings;
import org.gan4j.core.network.Signal;
import org.gan4j.core.variable.Initializer;
import org.tensorflow.ndarray.Shape;

/**
 * Chains layers. It passes the shape from layer to layer, so layers need no input size. A layer
 * that does not accept its input's shape is refused at once, by name.
 *
 * <pre>{@code
 * net.dense(7 * 7 * 128).batchNorm().relu()
 *     .reshape(7, 7, 128)
 *     .convTranspose(64, 5, 2).batchNorm().relu()
 *     .convTranspose(1, 5, 2).tanh();
 * }</pre>
 *
 * <p>Settings ({@link #initializer}, {@link #bias}, {@link #spectralNorm}, {@link #weightNorm},
 * {@link #equalised()}) apply to all layers that follow.
 */
public final class NetworkBuilder {

  private final LayerChain chain;

  /**
   * @param scope names the layers
   * @param input what the first layer is given
   */
  public NetworkBuilder(LayerScope scope, Signal input) {
    this.chain = new LayerChain(scope, input);
  }

  /** Adds any layer, for instance one of your own. */
  public NetworkBuilder add(Layer layer) {
    chain.add(layer);
    return this;
  }

  /** Sets the initializer of the kernels of the following layers. Default: Glorot uniform. */
  public NetworkBuilder initializer(Initializer initializer) {
    return set(chain.settings().withInitializer(initializer));
  }

  /** Sets whether the following dense and convolution layers add a bias. Default: they do. */
  public NetworkBuilder bias(boolean bias) {
    return set(chain.settings().withBias(bias));
  }

  /** Divides the kernels of the following layers by their spectral norm (Miyato et al. 2018). */
  public NetworkBuilder spectralNorm() {
    return set(chain.settings().withReparametrisation(new SpectralNorm()));
  }

  /** Trains length and direction of the following kernels separately (Salimans and Kingma 2016). */
  public NetworkBuilder weightNorm() {
    return set(chain.settings().withReparametrisation(new WeightNorm(Math.sqrt(2), true)));
  }

  /**
   * Trains only the direction of the following kernels; the kernel of every output channel has this
   * length.
   */
  public NetworkBuilder weightNorm(double length) {
    return set(chain.settings().withReparametrisation(new WeightNorm(length, false)));
  }

  /** Applies an equalised learning rate with gain sqrt(2), for layers before a rectifier. */
  public NetworkBuilder equalised() {
    return equalised(Math.sqrt(2));
  }

  /**
   * Applies an equalised learning rate: the kernels of the following layers begin as N(0, 1) and
   * are multiplied by gain / sqrt(fan in) where they are used (Karras et al. 2018, section 4.1);
   * gain 1 for a last layer.
   *
   * @throws IllegalArgumentException if the gain is not above 0
   */
  public NetworkBuilder equalised(double gain) {
    return set(
        chain
            .settings()
            .withInitializer(Initializer.normal(1))
            .withReparametrisation(new EqualisedLearningRate(gain)));
  }

  private NetworkBuilder set(LayerSettings settings) {
    chain.set(settings);
    return this;
  }

  /** Adds a dense layer: {@code [features] -> [units]}. */
  public NetworkBuilder dense(long units) {
    return add(new Dense(units));
  }

  /** Adds a maxout layer, the largest of {@code pieces} sums: {@code [features] -> [units]}. */
  public NetworkBuilder maxout(long units, int pieces) {
    return add(new Maxout(units, pieces));
  }

  /**
   * Adds a convolution with SAME padding: {@code [h, w, c] -> [h / stride, w / stride, filters]}.
   */
  public NetworkBuilder conv(long filters, int kernel, int stride) {
    return add(new Conv(filters, kernel, stride, Padding.SAME));
  }

  /** Adds a convolution whose kernel stays inside the map. */
  public NetworkBuilder convValid(long filters, int kernel, int stride) {
    return add(new Conv(filters, kernel, stride, Padding.VALID));
  }

  /** Adds a transposed convolution: {@code [h, w, c] -> [h * stride, w * stride, filters]}. */
  public NetworkBuilder convTranspose(long filters, int kernel, int stride) {
    return add(new ConvTranspose(filters, kernel, stride, Padding.SAME));
  }

  /**
   * Adds a transposed convolution whose kernel stays inside the map: {@code [h, w, c] -> [(h - 1) *
   * stride + kernel, (w - 1) * stride + kernel, filters]}.
   */
  public NetworkBuilder convTransposeValid(long filters, int kernel, int stride) {
    return add(new ConvTranspose(filters, kernel, stride, Padding.VALID));
  }

  /** Normalises each channel over the batch. */
  public NetworkBuilder batchNorm() {
    return add(new BatchNorm());
  }

  /** Normalises each channel over the batch, with scale and shift by the label. */
  public NetworkBuilder conditionalBatchNorm(int classes) {
    return add(new ConditionalBatchNorm(classes));
  }

  /** Normalises each example over all its values. */
  public NetworkBuilder layerNorm() {
    return add(new LayerNorm());
  }

  /** Normalises each channel of each example. */
  public NetworkBuilder instanceNorm() {
    return add(new InstanceNorm());
  }

  /** Normalises the channels of each pixel. */
  public NetworkBuilder pixelNorm() {
    return add(new PixelNorm());
  }

  /** Adds a channel that shows how much a group of examples varies. */
  public NetworkBuilder minibatchStdDev(int groupSize) {
    return add(new MinibatchStdDev(groupSize));
  }

  /** Applies max(0, x). */
  public NetworkBuilder relu() {
    return add(Activation.RELU);
  }

  /** Applies max(slope x, x). */
  public NetworkBuilder leakyRelu(double slope) {
    return add(new LeakyRelu((float) slope));
  }

  /** Applies the hyperbolic tangent, with values in [-1, 1]. */
  public NetworkBuilder tanh() {
    return add(Activation.TANH);
  }

  /** Applies the sigmoid, with values in [0, 1]. */
  public NetworkBuilder sigmoid() {
    return add(Activation.SIGMOID);
  }

  /** Drops values with probability {@code rate} in training; adds no layer if the rate is 0. */
  public NetworkBuilder dropout(double rate) {
    return rate == 0 ? this : add(new Dropout((float) rate));
  }

  /** Adds normal noise in training; adds no layer if the deviation is 0. */
  public NetworkBuilder gaussianNoise(double deviation) {
    return deviation == 0 ? this : add(new GaussianNoise((float) deviation));
  }

  /** Gives the values another shape. */
  public NetworkBuilder reshape(long... shape) {
    return add(new Reshape(Shape.of(shape)));
  }

  /** Flattens a map: {@code [h, w, c] -> [h * w * c]}. */
  public NetworkBuilder flatten() {
    return reshape(output().shape().size());
  }

  /** Repeats each value in both directions. */
  public NetworkBuilder upsample(int factor) {
    return add(new Upsample(factor));
  }

  /** Averages each square of {@code size} x {@code size} values. */
  public NetworkBuilder averagePool(int size) {
    return add(new AveragePool(size));
  }

  /** Reduces a whole map to one value for each channel. */
  public NetworkBuilder globalPool(GlobalPool kind) {
    return add(kind);
  }

  /** Extends a map by its mirror image: {@code [h, w, c] -> [h + 2 size, w + 2 size, c]}. */
  public NetworkBuilder reflectionPad(int size) {
    return add(new ReflectionPad(size));
  }

  /** Extends a map by zeros: {@code [h, w, c] -> [h + 2 size, w + 2 size, c]}. */
  public NetworkBuilder zeroPad(int size) {
    return add(new ZeroPad(size));
  }

  /** Joins an embedding of the label to the features or channels. */
  public NetworkBuilder joinLabels(int classes, long size) {
    return add(new JoinLabels(classes, size));
  }

  /**
   * Joins the result of separate layers, which begin at the label's one-hot vector {@code
   * [classes]}.
   */
  public NetworkBuilder joinLabels(int classes, Consumer<NetworkBuilder> layers) {
    return add(new LabelBranch(classes, layers));
  }

  /** Adds a residual block, body(x) + x. */
  public NetworkBuilder residual(Consumer<NetworkBuilder> body) {
    return residual(body, identity -> {});
  }

  /** Adds a residual block, body(x) + shortcut(x). */
  public NetworkBuilder residual(Consumer<NetworkBuilder> body, Consumer<NetworkBuilder> shortcut) {
    return add(new ResidualBlock(body, shortcut));
  }

  /** Adds a skip connection: x and body(x) side by side as channels. */
  public NetworkBuilder skip(Consumer<NetworkBuilder> body) {
    return add(new SkipConnection(body));
  }

  /** Returns what the last layer yields. */
  public Signal output() {
    return chain.output();
  }

  /** Returns whether a layer reads the labels. */
  public boolean usesLabels() {
    return chain.usesLabels();
  }

  /** Returns all layers as one function. */
  public Layer.Function function() {
    return chain.function();
  }
}
