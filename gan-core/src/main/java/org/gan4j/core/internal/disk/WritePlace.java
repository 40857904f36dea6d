package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/**
 * Finds where the bytes for a file name go. A symbolic link is kept, and its target is written. A
 * device, a FIFO or an open descriptor of the process cannot be replaced, so it is written to
 * directly.
 *
 * @param path path after following all links, or the name of the descriptor
 * @param kind what is at the path
 */
record WritePlace(Path path, Kind kind) {

  /** What can be at a path. */
  enum Kind {
    /** A file, or nothing yet: it is replaced as a whole. */
    FILE,
    /** A device, a FIFO or a descriptor. */
    OPENED,
    /** The standard output of the process. */
    STANDARD_OUTPUT,
    /** Its standard error. */
    STANDARD_ERROR
  }

  private static final int MOST_LINKS = 40;
  private static final Pattern OUTPUT = Pattern.compile("/dev/(stdout|fd/1)|/proc/self/fd/1");
  private static final Pattern ERROR = Pattern.compile("/dev/(stderr|fd/2)|/proc/self/fd/2");
  private static final Pattern DESCRIPTOR = Pattern.compile("(/dev|/proc/[^/]+)/fd/\\d+");

  /**
   * Follows the links of a name.
   *
   * @throws IOException if they have no end, or something on the way cannot be read
   */
  static WritePlace of(Path name) throws IOException {
    Path at = name.toAbsolutePath();
    for (int links = 0; links <= MOST_LINKS; links++) {
      Kind descriptor = descriptor(at.normalize().toString());
      if (descriptor != Kind.FILE) {
        return new WritePlace(at, descriptor);
      }
      if (!Files.isSymbolicLink(at)) {
        return new WritePlace(at, isOpened(at) ? Kind.OPENED : Kind.FILE);
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    throw new FileSystemLoopException(name.toString());
  }

  private static Kind descriptor(String name) {
    if (OUTPUT.matcher(name).matches()) {
      return Kind.STANDARD_OUTPUT;
    }
    if (ERROR.matcher(name).matches()) {
      return Kind.STANDARD_ERROR;
    }
    return DESCRIPTOR.matcher(name).matches() ? Kind.OPENED : Kind.FILE;
  }

  private static boolean isOpened(Path at) throws IOException {
    return Files.exists(at) && Files.readAttributes(at, BasicFileAttributes.class).isOther();
  }

  /** Writes to what cannot be replaced. A FIFO is waited for until somebody reads it. */
  void writeThrough(AtomicFile.Content content) throws IOException {
    switch (kind) {
      case STANDARD_OUTPUT -> writeTo(System.out, content);
      case STANDARD_ERROR -> writeTo(System.err, content);
      default -> {
        try (OutputStream stream = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
          writeTo(stream, content);
        }
      }
    }
  }

  /** Leaves the stream open. */
  private static void writeTo(OutputStream stream, AtomicFile.Content content) throws IOException {
    OutputStream buffered = AtomicFile.buffered(stream);
    content.writeTo(buffered);
    buffered.flush();
  }
}
