package org.gan4j.core.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.InputException;

/**
 * Reads one PNG or JPEG file: as a square of a given size (see {@link ImageFolder}), or as it is.
 */
final class ImageFile {

  private ImageFile() {}

  /**
   * Reads a file as the image at {@code position}.
   *
   * @throws InputException if the file cannot be read, is not PNG or JPEG, is corrupt or too large
   */
  static void read(Path file, Images images, int position) {
    resample(open(file).decode(), images, position);
  }

  /**
   * Reads a file at its own size.
   *
   * @throws InputException as {@link #read}
   */
  static Images readWhole(Path file, int channels) {
    return PixelRows.whole(open(file).decode(), channels).toImages();
  }

  /**
   * The size of a file's image, by its header.
   *
   * @throws InputException if the file cannot be read, is not PNG or JPEG, or too large
   */
  static ImageShape shapeOf(Path file, int channels) {
    return open(file).shape(channels);
  }

  /**
   * Reads the halves of a file as the images at {@code position}, each its own centre square.
   *
   * @throws InputException as {@link #read}, and if the width is odd
   */
  static void readHalves(Path file, Images left, Images right, int position) {
    BufferedImage image = open(file).decode();
    int width = image.getWidth();
    int height = image.getHeight();
    if (width % 2 != 0) {
      throw new InputException(
          file.toString(),
          "expected two images of one width side by side, found %d x %d pixels, an odd width"
              .formatted(width, height),
          "Make both halves equally wide, or move it out of the folder.");
    }
    resample(image.getSubimage(0, 0, width / 2, height), left, position);
    resample(image.getSubimage(width / 2, 0, width / 2, height), right, position);
  }

  private static void resample(BufferedImage image, Images images, int position) {
    ImageShape shape = images.shape();
    PixelRows rows = PixelRows.square(image, shape.channels());
    new SquareResampler(rows.width(), shape.width(), shape.channels())
        .resample(rows, images.pixels(), position * shape.size());
  }

  private static EncodedImage open(Path file) {
    try {
      return new EncodedImage(file.toString(), Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new InputException(
          file.toString(),
          "expected a readable image, found: " + unreadable.getMessage(),
          "Replace the file, or move it out of the folder.",
          unreadable);
    }
  }
}
