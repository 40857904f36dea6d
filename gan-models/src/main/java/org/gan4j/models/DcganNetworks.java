package org.gan4j.models;

import java.util.function.Consumer;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.variable.Initializer;

/**
 * The layers of DCGAN (Radford, Metz and Chintala 2016, section 3), for the variants that use them:
 * strided and transposed convolutions in place of pooling, ReLU and tanh in the generator, leaky
 * ReLU in the discriminator, weights from N(0, 0.02).
 *
 * <p>Images must be squares of 28 pixels or a power of two from 8 to 128. At 64 pixels, with
 * latents of 100 and a base width of 64, these are four-stage networks: the maps of the generator
 * are 4x4x512, 8x8x256, 16x16x128, 32x32x64, 64x64, and those of the discriminator the reverse. At
 * 28 pixels the maps of the generator are 7x7x256, 7x7x128, 14x14x64, 28x28 (one stage keeps the
 * size), and those of the discriminator 14x14x64, 7x7x128, 4x4x256.
 *
 * @param images the shape of real and generated images
 * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
 * @param kernelSize kernel size of all convolutions, 5 in the paper
 * @param leakySlope slope of the discriminator's leaky ReLU, 0.2 in the paper
 * @param dropout dropout after each activation of the discriminator, 0 in the paper
 * @param normalisation normalisation of the discriminator's maps except the first, batch norm in
 *     the paper; with another one, the convolutions have biases
 */
public record DcganNetworks(
    ImageShape images,
    int baseWidth,
    int kernelSize,
    double leakySlope,
    double dropout,
    Normalisation normalisation)
    implements Body.Layers {

  private static final int SMALLEST_MAP = 4;

  /**
   * @throws IllegalArgumentException if a number is out of its range
   * @throws InputException if the images are not squares of a size that the stages can reach
   */
  public DcganNetworks {
    Bounds.atLeastOne("baseWidth", baseWidth);
    Bounds.atLeastOne("kernelSize", kernelSize);
    Bounds.share("leakySlope", leakySlope);
    Bounds.share("dropout", dropout);
    requireSize(images);
  }

  /** Adds the layers of {@link #unboundedImages} and tanh. */
  @Override
  public void generator(NetworkBuilder net) {
    generator(net, NetworkBuilder::batchNorm);
  }

  /**
   * Adds the layers of {@link #generator(NetworkBuilder)} with another layer instead of batch norm.
   */
  public void generator(NetworkBuilder net, Consumer<NetworkBuilder> norm) {
    unboundedImages(net, norm);
    net.tanh();
  }

  /**
   * Adds the layers from a vector to the smallest map and, doubling the size (at 28 pixels first
   * keeping it), to the size of the images.
   */
  public void unboundedImages(NetworkBuilder net) {
    unboundedImages(net, NetworkBuilder::batchNorm);
  }

  private void unboundedImages(NetworkBuilder net, Consumer<NetworkBuilder> norm) {
    int smallest = images.height() == 28 ? 7 : SMALLEST_MAP;
    int stages = Integer.numberOfTrailingZeros(images.height() / smallest);
    boolean keepFirst = smallest == 7;
    long width = (long) baseWidth << (keepFirst ? stages : stages - 1);
    net.initializer(Initializer.normal(0.02)).bias(false);
    net.dense(smallest * smallest * width).reshape(smallest, smallest, width);
    norm.accept(net);
    net.relu();
    if (keepFirst) {
      width /= 2;
      net.convTranspose(width, kernelSize, 1);
      norm.accept(net);
      net.relu();
    }
    for (int stage = 1; stage < stages; stage++) {
      width /= 2;
      net.convTranspose(width, kernelSize, 2);
      norm.accept(net);
      net.relu();
    }
    net.convTranspose(images.channels(), kernelSize, 2);
  }

  /**
   * Adds the layers from images, or maps of their size, by halving down to 4x4 and to a vector, on
   * which heads build.
   */
  @Override
  public void features(NetworkBuilder net) {
    long width = baseWidth;
    net.initializer(Initializer.normal(0.02)).bias(normalisation.wantsBias());
    net.conv(width, kernelSize, 2).leakyRelu(leakySlope).dropout(dropout);
    while (net.output().shape().get(0) > SMALLEST_MAP) {
      width *= 2;
      net.conv(width, kernelSize, 2);
      normalisation.add(net);
      net.leakyRelu(leakySlope).dropout(dropout);
    }
    net.flatten().bias(true);
  }

  /** Adds the layers of {@link #features} and one logit. */
  public void discriminator(NetworkBuilder net) {
    features(net);
    net.dense(1);
  }

  private static void requireSize(ImageShape images) {
    int size = images.height();
    boolean power = Integer.bitCount(size) == 1 && size >= 8 && size <= 128;
    if (images.width() != size || !(power || size == 28)) {
      throw new InputException(
          "DCGAN networks",
          "expected square images of 28 pixels or a power of two from 8 to 128, found " + images,
          "Set dataset.imageSize, for instance to 32 or 64.");
    }
  }
}
