package org.gan4j.eval.image.resize;

import org.gan4j.eval.image.FloatImages;

/**
 * PyTorch's {@code interpolate(mode="bilinear", align_corners=False)}, as in pytorch-fid: output
 * pixel o is taken at (o + 1/2) from / to - 1/2, at least 0, between its two neighbours even when
 * shrinking (no antialias). In float32, along rows first.
 *
 * <p>If the height and width of the result sum to more than 128, as for 299 x 299, it equals
 * PyTorch 2.15's bit by bit on a CPU with fused multiply-add. For smaller results PyTorch has
 * another kernel, from which this one differs by less than 1e-4 of a grey level.
 */
public record TorchBilinear() implements Resizer {

  @Override
  public String name() {
    return "pytorch-bilinear";
  }

  @Override
  public FloatImages resize(FloatImages images, int height, int width) {
    return Bilinear.resize(images, height, width, TorchBilinear::position, TorchBilinear::mix);
  }

  private static float position(int output, float scale) {
    return Math.max(0, scale * (output + 0.5f) - 0.5f);
  }

  private static float mix(float a, float b, float share) {
    return Math.fma(a, 1 - share, b * share);
  }
}
