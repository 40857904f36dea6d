package org.gan4j.eval.image.resize;

import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.FloatImages;

/**
 * Resizes by mixing two by two neighbours: first within the row above and the row below, then
 * between the two rows.
 */
final class Bilinear {

  /** Mixes two values, the second weighing {@code share}, the first the rest. */
  @FunctionalInterface
  interface Mix {
    float of(float a, float b, float share);
  }

  private final FloatImages images;
  private final ImageShape shape;
  private final TwoTaps rows;
  private final TwoTaps columns;
  private final Mix mix;
  private final float[] target;

  private Bilinear(FloatImages images, ImageShape shape, TwoTaps.Position position, Mix mix) {
    this.images = images;
    this.shape = shape;
    this.rows = TwoTaps.of(images.shape().height(), shape.height(), position);
    this.columns = TwoTaps.of(images.shape().width(), shape.width(), position);
    this.mix = mix;
    this.target = new float[Math.multiplyExact(images.count(), shape.size())];
  }

  static FloatImages resize(
      FloatImages images, int height, int width, TwoTaps.Position position, Mix mix) {
    ImageShape shape = new ImageShape(height, width, images.shape().channels());
    Bilinear bilinear = new Bilinear(images, shape, position, mix);
    for (int image = 0; image < images.count(); image++) {
      for (int y = 0; y < height; y++) {
        bilinear.row(image, y);
      }
    }
    return new FloatImages(shape, bilinear.target);
  }

  private void row(int image, int y) {
    int channels = shape.channels();
    int line = images.shape().width() * channels;
    int above = image * images.shape().size() + rows.lower()[y] * line;
    int below = image * images.shape().size() + rows.upper()[y] * line;
    int to = image * shape.size() + y * shape.width() * channels;
    for (int x = 0; x < shape.width(); x++) {
      int left = columns.lower()[x] * channels;
      int right = columns.upper()[x] * channels;
      float share = columns.share()[x];
      for (int c = 0; c < channels; c++) {
        target[to++] =
            mix.of(
                mixed(above + left + c, above + right + c, share),
                mixed(below + left + c, below + right + c, share),
                rows.share()[y]);
      }
    }
  }

  private float mixed(int left, int right, float share) {
    return mix.of(images.pixels()[left], images.pixels()[right], share);
  }
}
