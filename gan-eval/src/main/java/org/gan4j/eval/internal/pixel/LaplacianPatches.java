package org.gan4j.eval.internal.pixel;

import java.util.stream.IntStream;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * Random patches of one level of the images' Laplacian pyramids (Burt and Adelson 1983). The same
 * patches every time they are asked for.
 *
 * @param images the images
 * @param level 0 for the full size, each next one half of it
 * @param last whether this is the coarsest level, which is not a difference
 * @param patches how many an image
 * @param key of their places
 */
public record LaplacianPatches(Images images, int level, boolean last, int patches, StreamKey key) {

  /** Pixels a side. */
  public static final int SIDE = 7;

  /** Values a patch: channel by channel, row by row. */
  public int size() {
    return images.shape().channels() * SIDE * SIDE;
  }

  /** The patches of the images {@code [from, from + count)}, {@code [count patches, size]}. */
  double[] of(int from, int count) {
    double[] result = new double[Math.multiplyExact(count * patches, size())];
    IntStream.range(0, count).parallel().forEach(i -> cut(from + i, result, i * patches * size()));
    return result;
  }

  /** Returns one channel's plane of the level. */
  public Plane plane(int image, int channel) {
    Plane plane = Plane.of(images, image, channel);
    for (int i = 0; i < level; i++) {
      plane = plane.reduced();
    }
    return last ? plane : plane.minus(plane.reduced().expanded(plane.height(), plane.width()));
  }

  private void cut(int image, double[] into, int offset) {
    for (int channel = 0; channel < images.shape().channels(); channel++) {
      RandomStream places = new RandomStream(key, image);
      Plane plane = plane(image, channel);
      for (int patch = 0; patch < patches; patch++) {
        int top = places.nextInt(plane.height() - SIDE + 1);
        int left = places.nextInt(plane.width() - SIDE + 1);
        int to = offset + patch * size() + channel * SIDE * SIDE;
        for (int y = 0; y < SIDE; y++) {
          int from = (top + y) * plane.width() + left;
          System.arraycopy(plane.values(), from, into, to + y * SIDE, SIDE);
        }
      }
    }
  }
}
