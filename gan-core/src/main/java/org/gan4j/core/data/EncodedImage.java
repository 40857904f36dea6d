package org.gan4j.core.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
 * A PNG or JPEG file as bytes, decoded by the Java runtime. Damage is an error: for PNG by the
 * checksums in the file, for JPEG, which has none, as far as the decoder notices.
 *
 * <p>Every method throws {@link InputException}, naming the place, if the bytes are neither PNG nor
 * JPEG, corrupt, or larger than {@link ImageLimits} (by the header, before decoding).
 *
 * @param place the file, for errors
 * @param bytes all of it
 */
public record EncodedImage(String place, byte[] bytes) {

  private static final String REMEDY = "Replace the file, or move it out of the folder.";

  /** The error that a file is damaged. */
  static InputException damaged(String place, String damage) {
    return refused(place, "expected an intact image, found: " + damage);
  }

  /** The error that a file is not what it must be. */
  static InputException refused(String place, String problem) {
    return new InputException(place, problem, REMEDY);
  }

  /** The image. Samples are as stored: embedded colour profiles and gamma are not applied. */
  public BufferedImage decode() {
    return open(reader -> intact(reader, () -> reader.read(0)));
  }

  /** The samples of a JPEG file as they are coded, without any conversion of colours. */
  public Raster decodeRaw() {
    return open(reader -> intact(reader, () -> reader.readRaster(0, null)));
  }

  /** The size of the image, by its header, with the channels asked for. */
  ImageShape shape(int channels) {
    return open(
        reader -> {
          ImageLimits.check(place, reader.getWidth(0), reader.getHeight(0));
          return new ImageShape(reader.getHeight(0), reader.getWidth(0), channels);
        });
  }

  /** What is done with a file. */
  @FunctionalInterface
  private interface Use<T> {
    T of(ImageReader reader) throws IOException;
  }

  /** One of a reader's ways to decode. */
  @FunctionalInterface
  private interface Decoding<T> {
    T run() throws IOException;
  }

  private <T> T open(Use<T> use) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = reader(stream);
      try {
        return use.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (InputException reported) {
      throw reported;
    } catch (IOException | RuntimeException corrupt) {
      // ImageIO's readers answer corrupt data with unchecked exceptions, too.
      throw new InputException(
          place, "expected a readable image, found: " + corrupt.getMessage(), REMEDY, corrupt);
    }
  }

  private ImageReader reader(ImageInputStream stream) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (isPng(reader) || formatOf(reader).equals("jpeg")) {
        reader.setInput(stream, true, true);
        return reader;
      }
      reader.dispose();
    }
    throw new InputException(place, "expected a PNG or JPEG image, found other content", REMEDY);
  }

  private static boolean isPng(ImageReader reader) {
    return formatOf(reader).equals("png");
  }

  private static String formatOf(ImageReader reader) {
    try {
      return reader.getFormatName().toLowerCase(Locale.ROOT);
    } catch (IOException unknown) {
      return "";
    }
  }

  private <T> T intact(ImageReader reader, Decoding<T> decoding) throws IOException {
    ImageLimits.check(place, reader.getWidth(0), reader.getHeight(0));
    if (isPng(reader)) {
      PngChunks.of(place, bytes);
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    T image = decoding.run();
    Optional<String> damage = warnings.stream().filter(EncodedImage::concernsPixels).findFirst();
    if (damage.isPresent()) {
      throw damaged(place, damage.get());
    }
    return image;
  }

  /** The decoder also warns of colour profiles and thumbnails, which are not used here. */
  private static boolean concernsPixels(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return !lower.contains("profile") && !lower.contains("thumbnail") && !lower.contains("jfif");
  }
}
