package org.gan4j.train.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunStatus;
import org.gan4j.train.TrainingListener;

/**
 * Keeps the entry of this process in {@code provenance.json}. It is written when training begins
 * and at each checkpoint, so that a killed process is listed too.
 */
public final class SessionRecord implements TrainingListener {

  private final Provenance provenance;
  private final Path file;
  private final long from;
  private final String started = Instant.now().toString();
  private final long nanos = System.nanoTime();
  private List<Provenance.Hashed> networks = List.of();

  private SessionRecord(Provenance provenance, Path file, long from) {
    this.provenance = provenance;
    this.file = file;
    this.from = from;
  }

  /**
   * Records that a process begins to train.
   *
   * @param provenance provenance of the run, with the earlier processes
   * @param file file that is written
   * @param from last step that is done
   */
  public static SessionRecord begin(Provenance provenance, Path file, long from) {
    SessionRecord record = new SessionRecord(provenance, file, from);
    record.write(from, null);
    return record;
  }

  /** Records a checkpoint that has been saved. */
  @Override
  public void checkpointDue(long step) {
    write(step, null);
  }

  /** Records that the process has ended its training by itself. */
  public void end(long step, RunStatus.State how) {
    write(step, how);
  }

  private void write(long to, RunStatus.State how) {
    double seconds = (System.nanoTime() - nanos) / 1e9;
    provenance
        .judgedBy(evaluatedMeanwhile())
        .with(new Provenance.SessionTime(from, to, started, seconds, how))
        .write(file);
  }

  /** Reads the networks that another process has used to evaluate the run during training. */
  private List<Provenance.Hashed> evaluatedMeanwhile() {
    if (Files.exists(file)) {
      try {
        networks = Provenance.read(file).featureNetworks();
      } catch (InputException damaged) {
        return networks;
      }
    }
    return networks;
  }
}
