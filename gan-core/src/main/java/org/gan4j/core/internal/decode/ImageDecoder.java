package org.gan4j.core.internal.decode;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * Decodes PNG and JPEG files, for training, evaluation and translation, to the pixels of Pillow's
 * {@code Image.open(file).convert("RGB")}. Grey stays one channel ({@code convert("L")}); {@link
 * Images#rgb} and {@link Images#grey} turn one into the other as Pillow does. What that means:
 *
 * <ul>
 *   <li>Samples are taken as stored: colour profiles, gamma and EXIF orientation are not applied.
 *   <li>Transparency is dropped: the colours under it show.
 *   <li>Of 16-bit colours, and of grey with 16-bit alpha, the high byte is taken. 16-bit grey alone
 *       is cut off at 255, so that most such files turn white: Pillow reads them as whole numbers,
 *       not as shares of 65535.
 *   <li>Grey of 1, 2 and 4 bits is stretched to 0..255; a palette index behind the palette's end is
 *       black.
 *   <li>The colours of a JPEG file follow from its markers by libjpeg's rules ({@link
 *       JpegColours}). CMYK is taken for inverted, as Adobe writes it: R = (1 - C)(1 - K).
 * </ul>
 *
 * <p>PNG pixels equal Pillow's bit by bit on every machine, and the checksums in the file reveal
 * damage. For JPEG, the Java runtime decodes the samples, and the colours are computed here. If the
 * runtime uses libjpeg-turbo, the pixels equal Pillow's bit by bit; with OpenJDK's own libjpeg 6b
 * all but 4:4:0 do (docs/configs.md). JPEG has no checksums, so only the damage that the runtime
 * notices is found. Damage that Pillow ignores is an error here.
 */
public final class ImageDecoder {

  /**
   * The version of the pixels. It must be raised when any pixel changes, because stored results
   * name it.
   */
  public static final int VERSION = 2;

  /** The remedy for a file that is not an intact image. */
  static final String REMEDY = "Replace the file, or move it out of the folder.";

  private ImageDecoder() {}

  /**
   * Decodes one file, which may be of either format whatever its name.
   *
   * @param place the file, for the error
   * @param bytes all of it
   * @return one image, of 1 or 3 channels
   * @throws InputException if it is neither PNG nor JPEG, is damaged, of a kind of JPEG that is not
   *     read, or larger than {@link ImageLimits} (by its header, before decoding)
   */
  public static Images decode(String place, byte[] bytes) {
    return isPng(place, bytes) ? PngDecoder.decode(place, bytes) : JpegDecoder.decode(place, bytes);
  }

  /**
   * Returns the size of a file's image from its header, with the channels asked for.
   *
   * @throws InputException as {@link #decode}, for what the header shows
   */
  public static ImageShape shape(String place, byte[] bytes, int channels) {
    if (isPng(place, bytes)) {
      PngHeader header = PngHeader.read(place, bytes);
      return new ImageShape(header.height(), header.width(), channels);
    }
    JpegHeader header = JpegHeader.read(place, JpegMarkers.read(place, bytes));
    return new ImageShape(header.height(), header.width(), channels);
  }

  private static boolean isPng(String place, byte[] bytes) {
    boolean png = PngChunks.isPng(bytes);
    if (!png && !JpegMarkers.isJpeg(bytes)) {
      throw refused(
          place,
          "expected a PNG or JPEG image, found "
              + (bytes.length == 0 ? "an empty file" : "other content"));
    }
    return png;
  }

  /** Makes the error for a damaged file. */
  static InputException damaged(String place, String damage) {
    return refused(place, "expected an intact image, found: " + damage);
  }

  /** Makes the error for a file of the wrong kind. */
  static InputException refused(String place, String problem) {
    return new InputException(place, problem, REMEDY);
  }
}
