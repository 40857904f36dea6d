package org.gan4j.experiments.command.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.run.RunDirectory;

/** Folders that hold runs, such as {@code runs} or the folder of a sweep. */
final class RunFolders {

  private RunFolders() {}

  /** Returns whether a folder is itself a run. */
  static boolean isRun(Path folder) {
    return Files.isRegularFile(new RunDirectory(folder).config());
  }

  /**
   * The runs in a folder, or in the folders in it, by name.
   *
   * @throws InputException if there are none
   */
  static List<RunDirectory> in(Path folder) {
    List<RunDirectory> runs =
        children(folder)
            .flatMap(
                child ->
                    isRun(child) ? Stream.of(child) : children(child).filter(RunFolders::isRun))
            .map(RunDirectory::open)
            .toList();
    if (runs.isEmpty()) {
      throw new InputException(
          folder.toString(),
          "expected a run, or a folder that holds runs, found neither",
          "Give a folder that gan train made, such as runs/00001-quickstart, or the one above it.");
    }
    return runs;
  }

  private static Stream<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException failed) {
      throw new InputException(
          folder.toString(),
          "cannot be listed (" + DiskFault.reason(failed) + ")",
          "Check its permissions.",
          failed);
    }
  }
}
