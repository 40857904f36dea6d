package org.gan4j.experiments.training;

import java.io.PrintStream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.experiments.parts.BestRecord;
import org.gan4j.train.checkpoint.BestCheckpoint;

/**
 * Removes from a run's folder what belongs to steps that run again: the best checkpoint and
 * evaluations. Logs and grids are removed by their own listeners.
 */
final class LaterSteps {

  private LaterSteps() {}

  /**
   * Removes what belongs to later steps.
   *
   * @param step step after which the run continues
   * @param terminal receives a line for each removed evaluation
   */
  static void forget(RunDirectory run, long step, PrintStream terminal) {
    BestCheckpoint best = new BestCheckpoint(run.best());
    best.dropCandidates();
    BestRecord record = BestRecord.of(run);
    record.forgetAfter(step, best::remove);
    record.read().ifPresentOrElse(kept -> best.removeAllBut(kept.step()), best::remove);
    EvaluationFiles.removeAfter(run, step)
        .forEach(file -> terminal.println("Removed " + file + ": its step runs again"));
  }
}
