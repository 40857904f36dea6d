package org.gan4j.eval.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gan4j.core.InputException;

/**
 * A zip archive whose files are read without unpacking them to disk. Every file that is read whole
 * is checked against the size and CRC-32 in the archive's directory. Several threads may read at
 * once.
 *
 * <p>Every method throws {@link InputException}, naming the archive and the file in it, if the
 * archive or the file is damaged.
 */
public final class ZipArchive implements AutoCloseable {

  private static final Pattern ABSOLUTE = Pattern.compile("(?s)(/|[A-Za-z]:).*");
  private static final String REMEDY = "Pack the archive again.";

  private final Path file;
  private final ZipFile zip;
  private final List<String> names;

  private ZipArchive(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
    this.names = zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  /**
   * Opens an archive.
   *
   * @throws InputException if it cannot be read, is not a zip file, or if a name in it occurs twice
   *     or leads out of a folder it would be unpacked to
   */
  public static ZipArchive open(Path file) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException failed) {
      throw unreadable(file, failed);
    }
    try {
      ZipArchive archive = new ZipArchive(file, zip);
      archive.checkNames();
      return archive;
    } catch (InputException refused) {
      close(file, zip);
      throw refused;
    } catch (IllegalArgumentException namesInAnotherCode) {
      close(file, zip);
      throw unreadable(file, namesInAnotherCode);
    }
  }

  private static InputException unreadable(Path file, Exception failed) {
    return new InputException(
        file.toString(),
        String.format(
            Locale.ROOT,
            "expected a zip archive with names in UTF-8, found one that cannot be read (%s)",
            failed.getMessage()),
        "Get a good copy of the file, or pack it again.",
        failed);
  }

  private void checkNames() {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.contains("\\")
          || ABSOLUTE.matcher(name).matches()
          || List.of(name.split("/")).contains("..")) {
        throw wrong(
            name, "expected a relative name with / between its parts, found one that is not");
      }
      if (!seen.add(name)) {
        throw wrong(name, "expected every name once, found this one twice");
      }
    }
  }

  /** The archive's file. */
  public Path file() {
    return file;
  }

  /** The names of its files, without folders, in the order of its directory. */
  public List<String> names() {
    return names;
  }

  /** Returns the name of one of its files in messages. */
  public String placeOf(String name) {
    return file + ", " + name;
  }

  /** Bytes of a file, unpacked, by the archive's directory. */
  public long size(String name) {
    return entry(name).getSize();
  }

  /** Returns whether a file is stored uncompressed, so that any part of it can be read directly. */
  public boolean isStored(String name) {
    return entry(name).getMethod() == ZipEntry.STORED;
  }

  /** A file's bytes from the first on, unchecked. */
  public InputStream stream(String name) throws IOException {
    return zip.getInputStream(entry(name));
  }

  /**
   * All of a file.
   *
   * @param most bytes it may have
   * @throws InputException also if it has more
   */
  public byte[] read(String name, int most) {
    long size = size(name);
    if (size > most) {
      throw wrong(
          name, String.format(Locale.ROOT, "expected at most %d bytes, found %d", most, size));
    }
    try (InputStream stream = stream(name)) {
      byte[] bytes = stream.readNBytes((int) size);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      check(name, bytes.length, crc, stream);
      return bytes;
    } catch (IOException damaged) {
      throw damaged(name, damaged);
    }
  }

  /** Reads a file to its end to see that it is intact. */
  public void verify(String name) {
    try (InputStream stream = stream(name)) {
      CRC32 crc = new CRC32();
      byte[] part = new byte[1 << 16];
      long left = size(name);
      int got = 1;
      while (left > 0 && got > 0) {
        got = stream.readNBytes(part, 0, (int) Math.min(left, part.length));
        crc.update(part, 0, got);
        left -= got;
      }
      check(name, size(name) - left, crc, stream);
    } catch (IOException damaged) {
      throw damaged(name, damaged);
    }
  }

  private void check(String name, long found, CRC32 crc, InputStream rest) throws IOException {
    long size = size(name);
    if (found < size || rest.read() >= 0) {
      String length = found < size ? Long.toString(found) : "more";
      throw wrong(
          name,
          String.format(
              Locale.ROOT, "expected %d bytes as the archive says, found %s", size, length));
    }
    if (crc.getValue() != entry(name).getCrc()) {
      throw wrong(name, "expected intact data, found a wrong checksum");
    }
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw wrong(name, "expected this file in the archive, found none");
    }
    return entry;
  }

  private InputException damaged(String name, IOException cause) {
    return new InputException(
        placeOf(name), "expected intact data, found: " + cause.getMessage(), REMEDY, cause);
  }

  private InputException wrong(String name, String problem) {
    return new InputException(placeOf(name), problem, REMEDY);
  }

  @Override
  public void close() {
    close(file, zip);
  }

  private static void close(Path file, ZipFile zip) {
    try {
      zip.close();
    } catch (IOException failed) {
      throw unreadable(file, failed);
    }
  }
}
