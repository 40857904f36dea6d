package org.gan4j.experiments.command.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.Nearest;
import org.gan4j.core.run.RunDirectory;
import picocli.CommandLine.Option;

/** The option for the folder of runs. */
public final class RunsOption {

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "The folder of runs (default: ${DEFAULT-VALUE}).")
  private Path runs;

  /** The folder of runs. */
  public Path folder() {
    return runs;
  }

  /**
   * A run by its path, or by its name in the folder of runs.
   *
   * @throws InputException if it is neither; the nearest name is offered
   */
  public RunDirectory open(String run) {
    Path path = Path.of(run);
    Path inRuns = runs.resolve(run);
    if (Files.exists(path) || Files.isDirectory(inRuns)) {
      return RunDirectory.open(Files.exists(path) ? path : inRuns);
    }
    List<String> known = names();
    String remedy =
        known.isEmpty()
            ? "There are no runs in " + runs + ": make one with gan run, or give --runs DIR."
            : Nearest.to(String.valueOf(path.getFileName()), known)
                .map(near -> "Did you mean '" + runs.resolve(near) + "'?")
                .orElse("The latest is " + runs.resolve(known.get(known.size() - 1)) + ".");
    throw new InputException(run, "expected a run folder, found none", remedy);
  }

  /**
   * Runs, each once: by path, by name in the folder of runs, or by a folder that holds some.
   *
   * @throws InputException if one is none of these
   */
  public List<RunDirectory> openAll(List<String> names) {
    Map<Path, RunDirectory> found = new LinkedHashMap<>();
    for (String name : names) {
      Path path = Files.isDirectory(Path.of(name)) ? Path.of(name) : runs.resolve(name);
      boolean holdsRuns = Files.isDirectory(path) && !RunFolders.isRun(path);
      for (RunDirectory run : holdsRuns ? RunFolders.in(path) : List.of(open(name))) {
        found.putIfAbsent(run.path().toAbsolutePath().normalize(), run);
      }
    }
    return List.copyOf(found.values());
  }

  private List<String> names() {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .filter(RunFolders::isRun)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unlisted) {
      return List.of();
    }
  }
}
