package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.layer.norm.InstanceNorm;
import org.gan4j.core.variable.Initializer;

/**
 * The discriminator that judges patches (Isola et al. 2017, section 3.2.2 and appendix 6.1.2; Zhu
 * et al. 2017, appendix 7.2): C64-C128-C256-C512 and a last convolution to one logit a patch, 4x4
 * kernels on maps padded with one zero, leaky ReLU of slope 0.2, no normalisation in the first
 * layer, stride 2 except in the last two layers, weights from N(0, 0.02).
 *
 * <p>With 1, 2 or 3 layers, a logit sees 16, 34 or 70 pixels in each direction.
 *
 * @param baseWidth channels of the first layer, 64 in the papers; the next have 2, 4, 8, 8, ...
 *     times as many
 * @param layers number of layers of stride 2; 3 in the papers, for patches of 70x70
 * @param affine whether normalised maps are scaled and shifted, as in pix2pix's reference code;
 *     otherwise the convolutions before them have biases, as in CycleGAN's
 */
record PatchGan(int baseWidth, int layers, boolean affine) {

  private static final int KERNEL = 4;
  private static final int WIDEST = 8;

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  PatchGan {
    Bounds.atLeastOne("baseWidth", baseWidth);
    Bounds.in("discriminatorLayers", "[1, 6]", layers >= 1 && layers <= 6, layers);
  }

  /** {@code [height, width, channels] -> [rows, columns, 1]}. */
  void define(NetworkBuilder net) {
    net.initializer(Initializer.normal(0.02));
    conv(net, baseWidth, 2).leakyRelu(0.2);
    net.bias(!affine);
    for (int layer = 1; layer <= layers; layer++) {
      long width = (long) baseWidth * Math.min(1 << layer, WIDEST);
      conv(net, width, layer < layers ? 2 : 1).add(normalisation()).leakyRelu(0.2);
    }
    net.bias(true);
    conv(net, 1, 1);
  }

  /** Returns the smallest multiple of a number that is large enough for a patch. */
  int least(int multiple) {
    int side = 3 << layers;
    return (side + multiple - 1) / multiple * multiple;
  }

  private InstanceNorm normalisation() {
    return affine ? new InstanceNorm() : InstanceNorm.plain();
  }

  private static NetworkBuilder conv(NetworkBuilder net, long width, int stride) {
    return net.zeroPad(1).convValid(width, KERNEL, stride);
  }
}
