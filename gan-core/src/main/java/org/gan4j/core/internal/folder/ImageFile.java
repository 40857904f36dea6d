package org.gan4j.core.internal.folder;

import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.decode.ImageBytes;
import org.gan4j.core.internal.decode.ImageDecoder;
import org.gan4j.core.internal.resample.ImageWindow;
import org.gan4j.core.internal.resample.SquareResampler;

/**
 * Reads one PNG or JPEG file: as a square of a given size, by the rules of {@link
 * org.gan4j.core.data.catalog.ImageFolder}, or as it is.
 */
public final class ImageFile {

  /** What of a file is an image. */
  public enum Part {
    WHOLE,
    LEFT_HALF,
    RIGHT_HALF
  }

  private ImageFile() {}

  /**
   * Reads the centre square of a part of a file.
   *
   * @param shape shape of the result, as high as wide
   * @param pixels gets it at {@code offset}
   * @throws InputException if the file cannot be read, is not PNG or JPEG, is corrupt or too large,
   *     or is to be halved and has an odd width
   */
  static void read(Path file, Part part, ImageShape shape, byte[] pixels, int offset) {
    ImageWindow whole = ImageWindow.whole(decode(file));
    Images square = part(file, whole, part).square().cut().withChannels(shape.channels());
    if (square.shape().equals(shape)) {
      System.arraycopy(square.pixels(), 0, pixels, offset, shape.size());
      return;
    }
    new SquareResampler(square.shape().width(), shape.width(), shape.channels())
        .resample(square.pixels(), 0, pixels, offset);
  }

  private static ImageWindow part(Path file, ImageWindow whole, Part part) {
    if (part == Part.WHOLE) {
      return whole;
    }
    if (whole.width() % 2 != 0) {
      throw new InputException(
          file.toString(),
          String.format(
              Locale.ROOT,
              "expected two images of one width side by side, found %d x %d pixels, an odd width",
              whole.width(),
              whole.height()),
          "Make both halves equally wide, or move it out of the folder.");
    }
    int half = whole.width() / 2;
    return whole.columns(part == Part.LEFT_HALF ? 0 : half, half);
  }

  /**
   * Reads a file at its own size.
   *
   * @throws InputException as {@link #read}
   */
  static Images readWhole(Path file, int channels) {
    return decode(file).withChannels(channels);
  }

  /**
   * The size of a file's image, by its header.
   *
   * @throws InputException if the file cannot be read, is not PNG or JPEG, or too large
   */
  static ImageShape shapeOf(Path file, int channels) {
    return ImageDecoder.shape(file.toString(), ImageBytes.read(file), channels);
  }

  private static Images decode(Path file) {
    return ImageDecoder.decode(file.toString(), ImageBytes.read(file));
  }
}
