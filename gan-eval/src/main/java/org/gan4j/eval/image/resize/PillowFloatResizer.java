package org.gan4j.eval.image.resize;

import java.util.Arrays;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.FloatImages;

/**
 * Pillow's resizing of floating-point images (mode F), channel by channel: along rows and along
 * columns, sums in float64, rounded to float32 after each; nothing is clipped or quantised. This is
 * how clean-fid resizes (Parmar, Zhang and Zhu 2022), which then clips to 0..255. The result equals
 * Pillow's bit by bit.
 *
 * @param filter the kernel
 * @param order of the passes
 */
public record PillowFloatResizer(PillowFilter filter, PillowOrder order) implements Resizer {

  @Override
  public String name() {
    return order.prefix() + "-" + filter + "-float";
  }

  @Override
  public FloatImages resize(FloatImages images, int height, int width) {
    return order.isColumnsFirst(images.shape(), height, width)
        ? horizontal(vertical(images, height), width)
        : vertical(horizontal(images, width), height);
  }

  private FloatImages horizontal(FloatImages images, int width) {
    ImageShape shape = images.shape();
    if (shape.width() == width) {
      return images;
    }
    PillowAxis axis = PillowAxis.of(filter, shape.width(), width);
    int channels = shape.channels();
    int rows = images.count() * shape.height();
    float[] target = new float[Math.multiplyExact(rows, width * channels)];
    int to = 0;
    for (int row = 0; row < rows; row++) {
      int line = row * shape.width() * channels;
      for (int x = 0; x < width; x++) {
        int from = line + axis.first()[x] * channels;
        for (int c = 0; c < channels; c++) {
          target[to++] = sum(images.pixels(), from + c, channels, axis.weights()[x]);
        }
      }
    }
    return new FloatImages(new ImageShape(shape.height(), width, channels), target);
  }

  private static float sum(float[] pixels, int from, int stride, double[] weights) {
    double sum = 0;
    int position = from;
    for (double weight : weights) {
      sum += pixels[position] * weight;
      position += stride;
    }
    return (float) sum;
  }

  private FloatImages vertical(FloatImages images, int height) {
    ImageShape shape = images.shape();
    if (shape.height() == height) {
      return images;
    }
    PillowAxis axis = PillowAxis.of(filter, shape.height(), height);
    int line = shape.width() * shape.channels();
    float[] target = new float[Math.multiplyExact(images.count() * height, line)];
    double[] sums = new double[line];
    int to = 0;
    for (int image = 0; image < images.count(); image++) {
      for (int y = 0; y < height; y++) {
        int from = (image * shape.height() + axis.first()[y]) * line;
        sums(images.pixels(), from, axis.weights()[y], sums);
        for (double sum : sums) {
          target[to++] = (float) sum;
        }
      }
    }
    return new FloatImages(new ImageShape(height, shape.width(), shape.channels()), target);
  }

  private static void sums(float[] pixels, int from, double[] weights, double[] sums) {
    Arrays.fill(sums, 0);
    for (int k = 0; k < weights.length; k++) {
      int line = from + k * sums.length;
      double weight = weights[k];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += pixels[line + i] * weight;
      }
    }
  }
}
