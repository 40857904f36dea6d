package org.gan4j.experiments.training;

import java.io.PrintStream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.experiments.parts.BestRecord;
import org.gan4j.train.checkpoint.BestCheckpoint;

/**
 * What a run's folder holds of steps that are done again: the best checkpoint and evaluations. Logs
 * and grids are cut back by their own listeners.
 */
final class LaterSteps {

  private LaterSteps() {}

  /**
   * Removes it.
   *
   * @param step that the run goes on after
   * @param terminal told of the evaluations
   */
  static void forget(RunDirectory run, long step, PrintStream terminal) {
    BestCheckpoint best = new BestCheckpoint(run.best());
    best.dropCandidates();
    BestRecord record = BestRecord.of(run);
    record.forgetAfter(step, best::remove);
    record.read().ifPresentOrElse(kept -> best.removeAllBut(kept.step()), best::remove);
    EvaluationFiles.removeAfter(run, step)
        .forEach(file -> terminal.println("Removed " + file + ": its step is done again"));
  }
}
