package org.gan4j.eval.image.resize;

import java.util.Arrays;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.FloatImages;

/**
 * Pillow's resizing of 8-bit images (modes L and RGB): along rows and along columns, in fixed-point
 * arithmetic with weights of {@value PillowAxis#PRECISION} binary places, rounded and clipped to
 * 0..255 after each. The result equals Pillow's bit by bit.
 *
 * @param filter the kernel
 * @param order of the passes
 */
public record PillowByteResizer(PillowFilter filter, PillowOrder order) implements Resizer {

  private static final int HALF = 1 << (PillowAxis.PRECISION - 1);

  /** Images of whole pixels. */
  private record Whole(int count, ImageShape shape, int[] pixels) {}

  @Override
  public String name() {
    return order.prefix() + "-" + filter + "-uint8";
  }

  @Override
  public boolean takesOnlyUint8() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a pixel is not a whole number in 0..255
   */
  @Override
  public FloatImages resize(FloatImages images, int height, int width) {
    Whole whole = whole(images);
    Whole resized =
        order.isColumnsFirst(images.shape(), height, width)
            ? horizontal(vertical(whole, height), width)
            : vertical(horizontal(whole, width), height);
    float[] pixels = new float[resized.pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = resized.pixels[k];
    }
    return new FloatImages(resized.shape, pixels);
  }

  private static Whole whole(FloatImages images) {
    float[] pixels = images.pixels();
    int[] whole = new int[pixels.length];
    for (int k = 0; k < whole.length; k++) {
      whole[k] = (int) pixels[k];
      if (whole[k] != pixels[k] || whole[k] < 0 || whole[k] > 255) {
        throw new IllegalArgumentException("expected pixels of 0, 1, ... 255, found " + pixels[k]);
      }
    }
    return new Whole(images.count(), images.shape(), whole);
  }

  private Whole horizontal(Whole images, int width) {
    ImageShape shape = images.shape;
    if (shape.width() == width) {
      return images;
    }
    PillowAxis axis = PillowAxis.of(filter, shape.width(), width);
    int[][] weights = axis.fixed();
    int channels = shape.channels();
    int rows = images.count * shape.height();
    int[] target = new int[Math.multiplyExact(rows, width * channels)];
    int to = 0;
    for (int row = 0; row < rows; row++) {
      for (int x = 0; x < width; x++) {
        int from = (row * shape.width() + axis.first()[x]) * channels;
        for (int c = 0; c < channels; c++) {
          target[to++] = sum(images.pixels, from + c, channels, weights[x]);
        }
      }
    }
    return new Whole(images.count, new ImageShape(shape.height(), width, channels), target);
  }

  private static int sum(int[] pixels, int from, int stride, int[] weights) {
    int sum = HALF;
    int position = from;
    for (int weight : weights) {
      sum += pixels[position] * weight;
      position += stride;
    }
    return clipped(sum);
  }

  private Whole vertical(Whole images, int height) {
    ImageShape shape = images.shape;
    if (shape.height() == height) {
      return images;
    }
    PillowAxis axis = PillowAxis.of(filter, shape.height(), height);
    int[][] weights = axis.fixed();
    int[] sums = new int[shape.width() * shape.channels()];
    int[] target = new int[Math.multiplyExact(images.count * height, sums.length)];
    int to = 0;
    for (int image = 0; image < images.count; image++) {
      for (int y = 0; y < height; y++) {
        int from = (image * shape.height() + axis.first()[y]) * sums.length;
        sums(images.pixels, from, weights[y], sums);
        for (int sum : sums) {
          target[to++] = clipped(sum);
        }
      }
    }
    ImageShape low = new ImageShape(height, shape.width(), shape.channels());
    return new Whole(images.count, low, target);
  }

  private static void sums(int[] pixels, int from, int[] weights, int[] sums) {
    Arrays.fill(sums, HALF);
    for (int k = 0; k < weights.length; k++) {
      int line = from + k * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += pixels[line + i] * weights[k];
      }
    }
  }

  private static int clipped(int sum) {
    return Math.max(0, Math.min(255, sum >> PillowAxis.PRECISION));
  }
}
