package org.gan4j.experiments.replica;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;

/**
 * How a process of a training over the network ended.
 *
 * @param code its exit code
 * @param run its folder, if there is one
 * @param finished whether the run has all its steps
 */
public record ProcessOutcome(int code, Optional<RunDirectory> run, boolean finished) {

  /** Begins the lines that are meant for whoever started the process. */
  public static final String PREFIX = "gan process\t";

  /** Begins the line with the run's folder. */
  public static final String RUN = "run ";

  /** The line of a run that has all its steps. */
  public static final String FINISHED = "finished";

  /** Reads what the process says, line by line. */
  public static final class Reader {

    private Optional<RunDirectory> run;
    private boolean finished;

    /**
     * @param run that the process goes on with
     */
    public Reader(Optional<RunDirectory> run) {
      this.run = run;
    }

    /** Whether a line was meant for this. */
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
     * How it ended.
     *
     * @param code its exit code
     */
    public ProcessOutcome outcome(int code) {
      return new ProcessOutcome(code, run, finished);
    }
  }
}
