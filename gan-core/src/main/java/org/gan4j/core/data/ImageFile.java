package org.gan4j.core.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.gan4j.core.InputException;

/**
 * Reads one PNG or JPEG file: as a square of a given size (see {@link ImageFolder}), or as it is.
 */
final class ImageFile {

  /** Largest width and height, in pixels. */
  static final int MAX_SIDE = 16_384;

  /** Most pixels in all: decoding takes up to eight bytes for each. */
  static final long MAX_PIXELS = 1L << 26;

  private static final String REMEDY = "Replace the file, or move it out of the folder.";

  private ImageFile() {}

  /**
   * Reads a file as the image at {@code position}.
   *
   * @throws InputException if the file cannot be read, is not PNG or JPEG, is corrupt or too large
   */
  static void read(Path file, Images images, int position) {
    resample(decode(file), images, position);
  }

  /**
   * Reads a file at its own size.
   *
   * @throws InputException as {@link #read}
   */
  static Images readWhole(Path file, int channels) {
    return PixelRows.whole(decode(file), channels).toImages();
  }

  /**
   * The size of a file's image, by its header.
   *
   * @throws InputException if the file cannot be read, is not PNG or JPEG, or too large
   */
  static ImageShape shapeOf(Path file, int channels) {
    return open(
        file,
        (bytes, reader) -> {
          checkSize(file, reader.getWidth(0), reader.getHeight(0));
          return new ImageShape(reader.getHeight(0), reader.getWidth(0), channels);
        });
  }

  /**
   * Reads the halves of a file as the images at {@code position}, each its own centre square.
   *
   * @throws InputException as {@link #read}, and if the width is odd
   */
  static void readHalves(Path file, Images left, Images right, int position) {
    BufferedImage image = decode(file);
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

  private static BufferedImage decode(Path file) {
    return open(file, (bytes, reader) -> decode(file, bytes, reader));
  }

  /** What is done with a file. */
  @FunctionalInterface
  private interface Use<T> {
    T of(byte[] bytes, ImageReader reader) throws IOException;
  }

  private static <T> T open(Path file, Use<T> use) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      try (ImageInputStream stream =
          new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
        ImageReader reader = reader(file, stream);
        try {
          return use.of(bytes, reader);
        } finally {
          reader.dispose();
        }
      }
    } catch (InputException reported) {
      throw reported;
    } catch (IOException | RuntimeException corrupt) {
      // ImageIO's readers answer corrupt data with unchecked exceptions, too.
      throw wrong(file, "expected a readable image, found: " + corrupt.getMessage(), corrupt);
    }
  }

  private static ImageReader reader(Path file, ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      String format = reader.getFormatName().toLowerCase(Locale.ROOT);
      if (format.equals("png") || format.equals("jpeg")) {
        reader.setInput(stream, true, true);
        return reader;
      }
      reader.dispose();
    }
    throw wrong(file, "expected a PNG or JPEG image, found other content", null);
  }

  private static BufferedImage decode(Path file, byte[] bytes, ImageReader reader)
      throws IOException {
    checkSize(file, reader.getWidth(0), reader.getHeight(0));
    boolean png = reader.getFormatName().equalsIgnoreCase("png");
    Optional<String> damage = png ? PngChecksums.problem(bytes) : Optional.empty();
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    if (damage.isEmpty()) {
      BufferedImage image = reader.read(0);
      damage = warnings.stream().filter(ImageFile::concernsPixels).findFirst();
      if (damage.isEmpty()) {
        return image;
      }
    }
    throw wrong(file, "expected an intact image, found: " + damage.get(), null);
  }

  /** The decoder also warns of colour profiles and thumbnails, which are not used here. */
  private static boolean concernsPixels(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return !lower.contains("profile") && !lower.contains("thumbnail") && !lower.contains("jfif");
  }

  private static void checkSize(Path file, int width, int height) {
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
      throw new InputException(
          file.toString(),
          "expected at most %d pixels a side and %d in all, found %d x %d"
              .formatted(MAX_SIDE, MAX_PIXELS, width, height),
          "Make the image smaller, or move it out of the folder.");
    }
  }

  private static InputException wrong(Path file, String problem, Throwable cause) {
    return new InputException(file.toString(), problem, REMEDY, cause);
  }
}
