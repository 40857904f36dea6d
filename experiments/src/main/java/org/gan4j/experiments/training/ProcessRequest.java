package org.gan4j.experiments.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;

/**
 * What one process of a training over the network is to train.
 *
 * @param name what a new run's folder is called after its number
 * @param runs the folder of runs
 * @param run to go on with; empty for a new one
 * @param acceptChanges whether the experiment and its images may be others than the checkpoint's
 */
public record ProcessRequest(
    String name, Path runs, Optional<RunDirectory> run, boolean acceptChanges) {

  /** A new run. */
  public static ProcessRequest of(String name, Path runs) {
    return new ProcessRequest(name, runs, Optional.empty(), false);
  }

  /** A run that goes on. */
  public static ProcessRequest of(RunDirectory run, boolean acceptChanges) {
    return new ProcessRequest("", run.path(), Optional.of(run), acceptChanges);
  }

  /** The same run from its last checkpoint; where it has no folder yet, from its beginning. */
  public ProcessRequest resuming(Optional<RunDirectory> begun) {
    return new ProcessRequest(name, runs, begun.or(() -> run), acceptChanges);
  }

  /** Of the command {@code gan member}. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--name", name, "--runs", runs.toString()));
    run.ifPresent(begun -> arguments.addAll(List.of("--run", begun.path().toString())));
    if (acceptChanges) {
      arguments.add("--accept-changes");
    }
    return arguments;
  }
}
