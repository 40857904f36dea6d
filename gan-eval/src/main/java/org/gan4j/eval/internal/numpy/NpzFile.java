package org.gan4j.eval.internal.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.eval.internal.archive.ZipArchive;

/** A file of several arrays by name, {@code .npz}: a zip archive of {@code .npy} files. */
public final class NpzFile implements AutoCloseable {

  private static final String ENDING = ".npy";

  /** The earliest time a zip archive can hold; what {@code numpy.savez} writes, too. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipArchive archive;

  private NpzFile(ZipArchive archive) {
    this.archive = archive;
  }

  /**
   * Opens a file.
   *
   * @throws InputException as {@link ZipArchive#open}
   */
  public static NpzFile open(Path file) {
    return new NpzFile(ZipArchive.open(file));
  }

  /** The names of its arrays, in the file's order. */
  public List<String> names() {
    return archive.names().stream()
        .filter(name -> name.endsWith(ENDING))
        .map(name -> name.substring(0, name.length() - ENDING.length()))
        .toList();
  }

  /**
   * Opens one of its arrays, after having seen that it is intact; readable until this file is
   * closed.
   *
   * @throws InputException if there is none of this name, or as {@link NpyArray#open}
   */
  public NpyArray array(String name) {
    if (!names().contains(name)) {
      throw new InputException(
          archive.file().toString(),
          String.format(
              Locale.ROOT,
              "expected an array '%s', found %s",
              name,
              names().isEmpty() ? "none" : "only " + String.join(", ", names())),
          "Give a file that holds it.");
    }
    String entry = name + ENDING;
    archive.verify(entry);
    return NpyArray.of(archive.placeOf(entry), ArrayBytes.of(archive, entry));
  }

  /**
   * Writes or replaces a file, uncompressed. The same arrays in the same order make the same bytes.
   *
   * @throws InputException if it cannot be written; what was there before stays
   */
  public static void write(Path file, Map<String, NpyValues> arrays) {
    AtomicFile.write(file, stream -> write(stream, arrays));
  }

  private static void write(OutputStream file, Map<String, NpyValues> arrays) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(file);
    for (Map.Entry<String, NpyValues> array : arrays.entrySet()) {
      byte[] header = array.getValue().header();
      byte[] data = array.getValue().data();
      CRC32 crc = new CRC32();
      crc.update(header);
      crc.update(data);
      ZipEntry entry = new ZipEntry(array.getKey() + ENDING);
      entry.setMethod(ZipEntry.STORED);
      entry.setTimeLocal(TIME);
      entry.setSize((long) header.length + data.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(header);
      zip.write(data);
      zip.closeEntry();
    }
    zip.finish();
  }

  @Override
  public void close() {
    archive.close();
  }
}
