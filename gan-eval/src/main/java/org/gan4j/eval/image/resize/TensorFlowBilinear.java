package org.gan4j.eval.image.resize;

import org.gan4j.eval.image.FloatImages;

/**
 * TensorFlow 1's {@code resize_bilinear} with {@code align_corners = false} and {@code
 * half_pixel_centers = false}, as inside the 2015 Inception graph: output pixel o is taken at o
 * from / to, so the image moves towards its upper left, and shrinking skips pixels. The result
 * equals that of the CPU kernel bit by bit: float32, along rows first.
 */
public record TensorFlowBilinear() implements Resizer {

  @Override
  public String name() {
    return "tensorflow1-bilinear";
  }

  @Override
  public FloatImages resize(FloatImages images, int height, int width) {
    return Bilinear.resize(
        images,
        height,
        width,
        (output, scale) -> output * scale,
        (a, b, share) -> a + (b - a) * share);
  }
}
