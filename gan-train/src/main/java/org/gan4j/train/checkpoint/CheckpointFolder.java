package org.gan4j.train.checkpoint;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folders of checkpoints on disk: {@code step-00000500} when whole, with {@code .partial}
 * behind it while it is written, with {@code .damaged} when it was set aside.
 *
 * @param path the run's {@code checkpoints/}
 */
record CheckpointFolder(Path path) {

  private static final String PARTIAL = ".partial";
  private static final String DAMAGED = ".damaged";
  private static final String WHOLE = "step-\\d{8,}";

  /** Where the checkpoint of a step is written. */
  Path partial(long step) {
    return path.resolve(name(step) + PARTIAL);
  }

  /** Gives what was written the name of a whole checkpoint, in the place of one that has it. */
  Path complete(long step) throws IOException {
    Path complete = path.resolve(name(step));
    delete(complete);
    Files.move(partial(step), complete, StandardCopyOption.ATOMIC_MOVE);
    flush(path);
    return complete;
  }

  /** Those that bear the name of a whole one; none if there is no such folder. */
  List<Path> newestFirst() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches(WHOLE))
          .sorted(Comparator.comparing((Path entry) -> entry.getFileName().toString()).reversed())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Removes those of later steps. */
  void dropAfter(long step) {
    try {
      for (Path later : newestFirst().stream().filter(one -> stepOf(one) > step).toList()) {
        delete(later);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes what killed processes left half-written. */
  void dropPartial() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      for (Path left : entries.filter(entry -> entry.toString().endsWith(PARTIAL)).toList()) {
        delete(left);
      }
    }
  }

  /** Gives a damaged checkpoint another name, which is returned. */
  static Path setAside(Path damaged) {
    try {
      Path aside = damaged.resolveSibling(damaged.getFileName() + DAMAGED);
      delete(aside);
      return Files.move(damaged, aside);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static long stepOf(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("step-".length()));
  }

  /** Writes a text, and waits until it is on the disk. */
  static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    flush(file);
  }

  static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      MoreFiles.deleteRecursively(tree, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static void flush(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** What the folder of a whole checkpoint is called. */
  static String name(long step) {
    return String.format(Locale.ROOT, "step-%08d", step);
  }
}
