package org.gan4j.core.internal.folder;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.decode.ImageDecoder;

/**
 * The state of files, found without reading them. Equal keys mean equal decoded images, unless a
 * file was changed and then given its old size and time again.
 *
 * @param key SHA-256 (hex) over the folder's path, each file's name, size and time of change, what
 *     is made of them, and the version of the decoders
 * @param settled whether the last change is so long ago that a later one must have another time
 */
record ListingState(String key, boolean settled) {

  private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** One file. */
  private record Seen(String name, long size, long changed) {}

  /**
   * Looks at files.
   *
   * @throws InputException if one cannot be found
   */
  static ListingState of(FileImages images) {
    FolderListing listing = images.listing();
    List<Seen> files =
        listing.files().parallelStream().map(file -> seen(listing.root(), file)).toList();
    Hasher hasher = Hashing.sha256().newHasher().putInt(ImageDecoder.VERSION);
    // JPEG files are decoded by the Java runtime.
    put(hasher, Runtime.version().toString());
    put(hasher, listing.root().toAbsolutePath().normalize().toString());
    put(hasher, images.shape() + " " + images.part());
    long newest = Long.MIN_VALUE;
    for (Seen file : files) {
      put(hasher, file.name);
      hasher.putLong(file.size).putLong(file.changed);
      newest = Math.max(newest, file.changed);
    }
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    return new ListingState(hasher.hash().toString(), newest < now - SETTLING_NANOS);
  }

  private static void put(Hasher hasher, String text) {
    hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
  }

  private static Seen seen(Path root, Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(root.resolve(file), BasicFileAttributes.class);
      return new Seen(
          file.toString(), found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    } catch (IOException gone) {
      throw new InputException(
          root.resolve(file).toString(),
          "expected a readable image, found: " + gone,
          "Put it back, or start again.",
          gone);
    }
  }
}
