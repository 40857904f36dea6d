package org.gan4j.core.internal.decode;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * The one decoder of image files, for training, evaluation and translation: PNG and JPEG, to the
 * pixels of Pillow's {@code Image.open(file).convert("RGB")}. Grey stays one channel ({@code
 * convert("L")}); {@link Images#rgb} and {@link Images#grey} turn one into the other as Pillow
 * does. What that means:
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
 * <p>PNG is bit for bit that of Pillow, everywhere, and damage is found by the checksums in the
 * file. Of JPEG the Java runtime undoes the coding, up to samples of full size; the colours are
 * made here. Where that decoder is libjpeg-turbo, the pixels are those of Pillow to the bit; with
 * OpenJDK's own libjpeg 6b all but 4:4:0 are (docs/configs.md). JPEG has no checksums, so only what
 * that decoder notices is found. Where Pillow passes over damage, an error is raised.
 */
public final class ImageDecoder {

  /** To be raised with every change of any pixel: what is kept of images names it. */
  public static final int VERSION = 2;

  /** What to do about a file that is no intact image. */
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
   * The size of a file's image by its header, with the channels asked for.
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

  /** The error that a file is damaged. */
  static InputException damaged(String place, String damage) {
    return refused(place, "expected an intact image, found: " + damage);
  }

  /** The error that a file is not what it must be. */
  static InputException refused(String place, String problem) {
    return new InputException(place, problem, REMEDY);
  }
}
