package org.gan4j.train.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.internal.disk.FolderTree;

/**
 * The folders of checkpoints on disk. A whole checkpoint is named {@code step-00000500}; {@code
 * .partial} is appended while it is written or removed, {@code .damaged} when it was set aside.
 *
 * @param path the run's {@code checkpoints/}
 */
record CheckpointFolder(Path path) {

  private static final String PARTIAL = ".partial";
  private static final String REMOVED = ".removed" + PARTIAL;
  private static final String REPLACED = ".replaced";
  private static final String DAMAGED = ".damaged";
  private static final String WHOLE = "step-\\d{8,}";

  /** Returns the folder in which the checkpoint of a step is written. */
  Path partial(long step) {
    return path.resolve(name(step) + PARTIAL);
  }

  /**
   * Gives a written folder the name of a whole checkpoint. An older checkpoint of that name is
   * kept, as {@code .replaced}, until the new one has the name.
   */
  Path complete(long step) throws IOException {
    Path complete = path.resolve(name(step));
    Path replaced = path.resolve(name(step) + REPLACED);
    DiskSync.folder(partial(step));
    if (Files.exists(complete)) {
      Files.move(complete, replaced, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(partial(step), complete, StandardCopyOption.ATOMIC_MOVE);
    DiskSync.folder(path);
    remove(replaced);
    return complete;
  }

  /**
   * Gives their names back to checkpoints that were about to be replaced when the process was
   * killed.
   */
  void takeBackReplaced() throws IOException {
    for (Path replaced : endingWith(REPLACED)) {
      String name = replaced.getFileName().toString();
      Path complete = path.resolve(name.substring(0, name.length() - REPLACED.length()));
      if (Files.exists(complete)) {
        remove(replaced);
      } else {
        Files.move(replaced, complete, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    DiskSync.folder(path);
  }

  /** Returns the folders with the name of a whole checkpoint; none if the folder does not exist. */
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

  /** Removes the checkpoints of later steps. */
  void dropAfter(long step) {
    try {
      List<Path> later = newestFirst().stream().filter(one -> stepOf(one) > step).toList();
      for (Path one : later) {
        remove(one);
      }
      if (!later.isEmpty()) {
        DiskSync.folder(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes what killed processes left half-written or half-removed. */
  void dropPartial() throws IOException {
    for (Path left : endingWith(PARTIAL)) {
      delete(left);
    }
  }

  private List<Path> endingWith(String end) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(entry -> entry.toString().endsWith(end)).toList();
    }
  }

  /** Renames a damaged checkpoint and returns its new name. */
  static Path setAside(Path damaged) {
    try {
      Path aside = damaged.resolveSibling(damaged.getFileName() + DAMAGED);
      delete(aside);
      Files.move(damaged, aside);
      DiskSync.folder(damaged.getParent());
      return aside;
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
    DiskSync.file(file);
  }

  /**
   * Removes a whole checkpoint. It is renamed first, so that a folder with its name is never
   * incomplete.
   */
  static void remove(Path checkpoint) throws IOException {
    if (Files.exists(checkpoint)) {
      Path aside = checkpoint.resolveSibling(checkpoint.getFileName() + REMOVED);
      delete(aside);
      Files.move(checkpoint, aside, StandardCopyOption.ATOMIC_MOVE);
      DiskSync.folder(checkpoint.getParent());
      delete(aside);
    }
  }

  /** Removes a folder and everything in it. */
  static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      FolderTree.delete(tree);
    }
  }

  /** Returns the folder name of a whole checkpoint. */
  static String name(long step) {
    return String.format(Locale.ROOT, "step-%08d", step);
  }
}
