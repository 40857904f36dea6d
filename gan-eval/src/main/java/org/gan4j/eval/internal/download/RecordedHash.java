package org.gan4j.eval.internal.download;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * The SHA-256 of a file, recorded in a file beside it at first use: {@code <name>.sha256}, one line
 * as {@code sha256sum} writes and checks it.
 */
public final class RecordedHash {

  private final Path file;
  private final Path beside;

  private RecordedHash(Path file, Path beside) {
    this.file = file;
    this.beside = beside;
  }

  public static RecordedHash beside(Path file) {
    return new RecordedHash(file, file.resolveSibling(file.getFileName() + ".sha256"));
  }

  /**
   * @throws InputException if another hash is recorded
   */
  public void check(String found) {
    Optional<String> recorded = recorded();
    if (recorded.isPresent() && !recorded.get().equals(found)) {
      throw new InputException(
          file.toString(),
          "expected SHA-256 " + recorded.get() + " as recorded at first use, found " + found,
          "The file was altered or damaged: restore it, or, if you trust it, delete "
              + beside.getFileName()
              + ".");
    }
  }

  /** Checks, or records where nothing is recorded yet. */
  public void checkOrRecord(String found) {
    check(found);
    if (recorded().isEmpty()) {
      AtomicFile.write(
          beside, (found + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The recorded hash (hex), if there is one. */
  private Optional<String> recorded() {
    try {
      String text = Files.readString(beside).strip();
      int end = text.indexOf(' ');
      String hash = end < 0 ? text : text.substring(0, end);
      if (!hash.matches("[0-9a-f]{64}")) {
        throw new InputException(
            beside.toString(),
            "expected a SHA-256 of 64 hexadecimal digits, found something else",
            "Delete the file to have it recorded again.");
      }
      return Optional.of(hash);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new InputException(
          beside.toString(),
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Check the file and its permissions.",
          failed);
    }
  }
}
