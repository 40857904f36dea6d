package org.gan4j.experiments.parts;

import java.io.PrintStream;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.checkpoint.BestCheckpoint;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;

/** Finds the checkpoint from which to continue, and says which newer ones are damaged. */
public final class LatestCheckpoint {

  private LatestCheckpoint() {}

  /** Returns the newest whole checkpoint of a run; empty if there is none. */
  static Optional<Checkpoint> of(RunDirectory run, PrintStream terminal) {
    return named(new CheckpointStore(run.checkpoints()).latest(), terminal);
  }

  /** Returns the newest whole checkpoint, to continue training; damaged ones are renamed. */
  public static Optional<Checkpoint> recovered(RunDirectory run, PrintStream terminal) {
    return named(new CheckpointStore(run.checkpoints()).recover(), terminal);
  }

  private static Optional<Checkpoint> named(CheckpointStore.Latest latest, PrintStream terminal) {
    String next = latest.found().isPresent() ? ". Using the one before." : ". There is no other.";
    latest.damaged().forEach(line -> terminal.println(line + next));
    return latest.found();
  }

  /**
   * Returns the newest checkpoint, or the best one that was kept during training.
   *
   * @throws InputException if there is none
   */
  public static Checkpoint chosen(RunDirectory run, boolean best, PrintStream terminal) {
    if (!best) {
      return required(run, terminal);
    }
    return BestRecord.of(run)
        .read()
        .flatMap(record -> new BestCheckpoint(run.best()).find(record.step()))
        .orElseThrow(
            () ->
                new InputException(
                    run.best().toString(),
                    "expected a best checkpoint, found none",
                    "Only a training with evaluation.every keeps one; leave --best out."));
  }

  /**
   * Returns the newest whole checkpoint, which must exist.
   *
   * @throws InputException if there is none
   */
  public static Checkpoint required(RunDirectory run, PrintStream terminal) {
    return of(run, terminal)
        .orElseThrow(
            () ->
                new InputException(
                    run.checkpoints().toString(),
                    "expected a checkpoint, found none",
                    "Train the run first: gan resume " + ShellWord.of(run.path()) + "."));
  }
}
