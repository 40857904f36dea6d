package org.gan4j.eval.image.resize;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.image.FloatImages;

/** The images and cases of resize_vectors.py. */
final class MadeImages {

  private MadeImages() {}

  /** A line of a .csv file. */
  record Case(String kind, int[] sizes, String sha256, String first) {

    @Override
    public String toString() {
      return kind + Arrays.toString(sizes);
    }

    FloatImages image() {
      return made(sizes[0], sizes[1]);
    }

    FloatImages resized(Resizer resizer) {
      return resizer.resize(image(), sizes[2], sizes[3]);
    }
  }

  static FloatImages made(int height, int width) {
    float[] pixels = new float[height * width * 3];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (int) (k * 2654435761L) >>> 24;
    }
    return new FloatImages(new ImageShape(height, width, 3), pixels);
  }

  static List<Case> cases(String file) {
    try (InputStream stream = MadeImages.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(","))
          .map(
              parts ->
                  new Case(
                      parts[0],
                      new int[] {
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]),
                        Integer.parseInt(parts[4])
                      },
                      parts[5],
                      parts[6]))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String sha256OfFloats(FloatImages images) {
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * images.pixels().length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(images.pixels());
    return Hashing.sha256().hashBytes(bytes.array()).toString();
  }

  static String sha256OfBytes(FloatImages images) {
    byte[] bytes = new byte[images.pixels().length];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) images.pixels()[k];
    }
    return Hashing.sha256().hashBytes(bytes).toString();
  }

  static String first(FloatImages images) {
    float[] p = images.pixels();
    return (double) p[0] + " " + (double) p[1] + " " + (double) p[2];
  }
}
