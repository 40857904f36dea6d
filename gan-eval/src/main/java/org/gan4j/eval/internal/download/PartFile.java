package org.gan4j.eval.internal.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.gan4j.core.internal.disk.DiskSync;

/** The part of a file that is downloaded so far, and the server's mark of its version. */
record PartFile(Path file, Path mark) {

  static PartFile of(Path whole) {
    return new PartFile(
        whole.resolveSibling(whole.getFileName() + ".part"),
        whole.resolveSibling(whole.getFileName() + ".part.etag"));
  }

  long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** The strong entity tag that the part has, if the server gave one. */
  Optional<String> validator() throws IOException {
    return Files.exists(mark) ? Optional.of(Files.readString(mark).strip()) : Optional.empty();
  }

  /** Drops what there is; a weak tag does not tell whether bytes are the same. */
  void restart(Optional<String> tag) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(mark);
    if (tag.isPresent() && tag.get().startsWith("\"")) {
      Files.writeString(mark, tag.get());
    }
  }

  OutputStream append() throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void finish(Path whole) throws IOException {
    DiskSync.file(file);
    Files.move(file, whole, StandardCopyOption.ATOMIC_MOVE);
    DiskSync.folder(whole.toAbsolutePath().getParent());
    Files.deleteIfExists(mark);
  }

  /** For messages. */
  String describe() {
    try {
      return size() + " bytes in " + file;
    } catch (IOException unreadable) {
      return file.toString();
    }
  }
}
