package org.gan4j.eval.image;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.internal.numpy.NpyArray;

/** The hashes of {@link ImageCollection#contentHash}. */
final class ContentHash {

  private static final int PART = 1 << 22;

  private ContentHash() {}

  /** A file's line in the listing, or why there is none. */
  private record Line(String text, Optional<InputException> failure) {}

  /**
   * That of some files, in the order of their names.
   *
   * @throws InputException that of the first that cannot be read
   */
  static String of(List<String> names, EncodedFiles files) {
    List<Line> lines = names.parallelStream().map(name -> line(name, files)).toList();
    StringBuilder listing = new StringBuilder();
    for (Line line : lines) {
      line.failure.ifPresent(
          failure -> {
            throw failure;
          });
      listing.append(line.text);
    }
    return of(listing.toString());
  }

  private static Line line(String name, EncodedFiles files) {
    try {
      return new Line(
          Hashing.sha256().hashBytes(files.read(name)) + "  " + name + "\n", Optional.empty());
    } catch (InputException unreadable) {
      return new Line("", Optional.of(unreadable));
    }
  }

  /** That of an array of images. */
  static String of(NpyArray pixels, ImageShape shape, int[] labels) {
    Hasher hasher = Hashing.sha256().newHasher();
    int count = pixels.shape().get(0);
    hasher.putInt(count).putInt(shape.height()).putInt(shape.width()).putInt(shape.channels());
    long size = (long) count * shape.size();
    for (long from = 0; from < size; from += PART) {
      hasher.putBytes(pixels.bytes(from, (int) Math.min(PART, size - from)));
    }
    hasher.putInt(labels.length);
    for (int label : labels) {
      hasher.putInt(label);
    }
    return hasher.hash().toString();
  }

  /** That of a text. */
  static String of(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }
}
