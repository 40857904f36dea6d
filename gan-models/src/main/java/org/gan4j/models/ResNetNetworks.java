package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.GlobalPool;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.variable.Initializer;

/**
 * The residual networks for 32x32 images of Gulrajani et al. 2017 (section 5.3, as in the authors'
 * code; 128 channels in both networks, mean pooling) and Miyato et al. 2018 (appendix B.4, table 4;
 * 256 and 128 channels, sum pooling). The two have no other differences:
 *
 * <pre>
 * generator       dense 4x4, block up 8x8, block up 16x16, block up 32x32, BN, ReLU, conv, tanh
 * discriminator   first block down 16x16, block down 8x8, block, block, ReLU, global pool
 *
 * block up        BN, ReLU, upsample, conv, BN, ReLU, conv   + upsampled 1x1 conv of its input
 * first block     conv, ReLU, conv, mean pool                + 1x1 conv of its mean-pooled input
 * block down      ReLU, conv, ReLU, conv, mean pool          + mean-pooled 1x1 conv of its input
 * block           ReLU, conv, ReLU, conv                     + its input
 * </pre>
 *
 * <p>Convolutions are 3x3 except in the shortcuts, upsampling repeats the nearest value, and all
 * layers have a bias. Kernels inside blocks begin uniform with variance 4 / (in + out), all other
 * kernels with half of it, as in both papers' code. A 1x1 convolution and a change of size give the
 * same in either order; here the convolution sees the smaller map.
 *
 * @param images the shape of real and generated images
 * @param generatorWidth number of channels of all maps of the generator
 * @param discriminatorWidth number of channels of all maps of the discriminator
 * @param pooling pooling at the end of the discriminator
 */
public record ResNetNetworks(
    ImageShape images, int generatorWidth, int discriminatorWidth, GlobalPool pooling)
    implements Body.Layers {

  private static final int SIZE = 32;
  private static final int SMALLEST_MAP = 4;

  /**
   * @throws IllegalArgumentException if a width is below 1
   * @throws InputException if the images are not 32 x 32
   */
  public ResNetNetworks {
    Bounds.atLeastOne("generatorWidth", generatorWidth);
    Bounds.atLeastOne("discriminatorWidth", discriminatorWidth);
    if (images.height() != SIZE || images.width() != SIZE) {
      throw new InputException(
          "ResNet networks",
          "expected images of 32 x 32 pixels, found " + images,
          "Set dataset.imageSize to 32.");
    }
  }

  @Override
  public void generator(NetworkBuilder net) {
    net.dense((long) SMALLEST_MAP * SMALLEST_MAP * generatorWidth);
    net.reshape(SMALLEST_MAP, SMALLEST_MAP, generatorWidth);
    for (int size = SMALLEST_MAP; size < SIZE; size *= 2) {
      net.residual(this::up, shortcut -> shortcut.conv(generatorWidth, 1, 1).upsample(2));
    }
    net.batchNorm().relu().conv(images.channels(), 3, 1).tanh();
  }

  @Override
  public void features(NetworkBuilder net) {
    net.residual(
        block -> {
          inBlock(block).conv(discriminatorWidth, 3, 1);
          block.relu().conv(discriminatorWidth, 3, 1).averagePool(2);
        },
        this::pooled);
    net.residual(block -> plain(block).averagePool(2), this::pooled);
    net.residual(this::plain);
    net.residual(this::plain);
    net.relu().globalPool(pooling);
  }

  private void up(NetworkBuilder net) {
    inBlock(net).batchNorm().relu().upsample(2).conv(generatorWidth, 3, 1);
    net.batchNorm().relu().conv(generatorWidth, 3, 1);
  }

  private NetworkBuilder plain(NetworkBuilder net) {
    inBlock(net).relu().conv(discriminatorWidth, 3, 1);
    return net.relu().conv(discriminatorWidth, 3, 1);
  }

  private void pooled(NetworkBuilder shortcut) {
    shortcut.averagePool(2).conv(discriminatorWidth, 1, 1);
  }

  private static NetworkBuilder inBlock(NetworkBuilder net) {
    return net.initializer(Initializer.glorotUniform(Math.sqrt(2)));
  }
}
