package org.gan4j.experiments.replica;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;

/**
 * How a process of a training over the network ended.
 *
 * @param code exit code of the process
 * @param run folder of the run, if there is one
 * @param finished whether the run has all its steps
 */
public record ProcessOutcome(int code, Optional<RunDirectory> run, boolean finished) {

  /** Prefix of the lines that are meant for the process that started this one. */
  public static final String PREFIX = "gan process\t";

  /** Prefix of the line with the folder of the run. */
  public static final String RUN = "run ";

  /** The line of a run that has all its steps. */
  public static final String FINISHED = "finished";

  /** Reads the output of the process, line by line. */
  public static final class Reader {

    private Optional<RunDirectory> run;
    private boolean finished;

    /**
     * @param run run that the process continues
     */
    public Reader(Optional<RunDirectory> run) {
      this.run = run;
    }

    /** Returns whether a line was meant for this reader. */
    public boolean takes(String line) {
      if (!line.startsWith(PREFIX)) {
        return false;
      }
      String said = line.substring(PREFIX.length());
      if (said.startsWith(RUN)) {
        run = Optional.of(new RunDirectory(Path.of(said.substring(RUN.length()))));
      }
      finished |= said.equals(FINISHED);
      return true;
    }

    /**
     * Returns how the process ended.
     *
     * @param code exit code of the process
     */
    public ProcessOutcome outcome(int code) {
      return new ProcessOutcome(code, run, finished);
    }
  }
}
