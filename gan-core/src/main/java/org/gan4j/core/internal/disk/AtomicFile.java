package org.gan4j.core.internal.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.gan4j.core.InputException;

/**
 * Writes files completely or not at all, even if the power fails: a file is written under another
 * name, flushed to the disk and renamed, and then the folder is flushed.
 */
public final class AtomicFile {

  private static final int BUFFER = 1 << 16;

  private AtomicFile() {}

  /** Writes a file's content piece by piece. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is buffered and closed by the caller. */
    void writeTo(OutputStream file) throws IOException;
  }

  /**
   * Writes or replaces a file, making its folder if that is missing. A link is followed and a file
   * keeps its permissions. A device, a FIFO, {@code /dev/stdout} and the like cannot be replaced,
   * so they are written to directly.
   *
   * @throws InputException if nothing can be written there; a file that was there before stays
   */
  public static void write(Path file, byte[] content) {
    write(file, stream -> stream.write(content));
  }

  /**
   * As above, for content that need not fit in memory. What the content throws, apart from I/O
   * errors, passes through, and a file that was there before stays.
   */
  public static void write(Path file, Content content) {
    try {
      WritePlace place = WritePlace.of(file);
      if (place.kind() == WritePlace.Kind.FILE) {
        replace(place.path(), content);
      } else {
        place.writeThrough(content);
      }
    } catch (IOException failed) {
      throw failure(file, failed);
    }
  }

  private static void replace(Path target, Content content) throws IOException {
    makeFolder(target.getParent());
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(target.toString());
    }
    Path aside = TemporaryFile.beside(target);
    try {
      writeAside(aside, content);
      copyPermissions(target, aside);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      DiskSync.folder(target.getParent());
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private static void copyPermissions(Path target, Path aside) throws IOException {
    PosixFileAttributeView before =
        Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (before != null && Files.isRegularFile(target)) {
      Files.setPosixFilePermissions(aside, before.readAttributes().permissions());
    }
  }

  static OutputStream buffered(OutputStream stream) {
    return new BufferedOutputStream(stream, BUFFER);
  }

  private static void writeAside(Path aside, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream stream = buffered(Channels.newOutputStream(channel))) {
      content.writeTo(stream);
      stream.flush();
      channel.force(true);
    }
  }

  /**
   * Makes a folder, and those above it, if it is missing.
   *
   * @throws InputException if it cannot be made, or something else bears its name
   */
  public static void makeFolder(Path folder) {
    try {
      DiskSync.makeFolders(folder);
    } catch (FileAlreadyExistsException file) {
      throw new InputException(
          folder.toString(),
          "expected a folder, found a file",
          "Move it away or choose another place.",
          file);
    } catch (IOException failed) {
      throw failure(folder, failed);
    }
  }

  /** What to say of a place that could not be written. */
  static InputException failure(Path place, IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return new InputException(
          place.toString(), "no permission to write here", "Choose another place.", failed);
    }
    return new InputException(
        place.toString(),
        "cannot be written (" + DiskFault.reason(failed) + ")",
        "Free some space or choose another place.",
        failed);
  }
}
