package org.gan4j.experiments;

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
 * @param acceptChanges as of {@link Workbench#resume}
 */
public record MemberRequest(
    String name, Path runs, Optional<RunDirectory> run, boolean acceptChanges) {

  /** A new run. */
  public static MemberRequest of(String name, Path runs) {
    return new MemberRequest(name, runs, Optional.empty(), false);
  }

  /** A run that goes on. */
  public static MemberRequest of(RunDirectory run, boolean acceptChanges) {
    return new MemberRequest("", run.path(), Optional.of(run), acceptChanges);
  }

  /** The same run from its last checkpoint; where it has no folder yet, from its beginning. */
  public MemberRequest resuming(Optional<RunDirectory> begun) {
    return new MemberRequest(name, runs, begun.or(() -> run), acceptChanges);
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
