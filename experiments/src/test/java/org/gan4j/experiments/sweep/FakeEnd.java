package org.gan4j.experiments.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;

/** Writes what a process leaves in a run's folder. */
final class FakeEnd {

  private FakeEnd() {}

  static void status(RunDirectory run, RunStatus.State state, long step, String reason) {
    new RunStatus(state, step, 200, reason).write(run);
  }

  /** Trained to step 200, evaluated at a step and reported. */
  static void done(RunDirectory run, long evaluated) {
    status(run, RunStatus.State.FINISHED, 200, null);
    Samples samples = new Samples("toy", "aa", run.name(), evaluated, 1L, "samples/evaluation");
    ProtocolRecord protocol =
        new ProtocolRecord("tiny", "bb", "features", "none", "none", null, 10, null, "fid", "0.1");
    EvaluationFiles.write(
        run, new Evaluation("fid10-tiny", 1.5, null, null, Map.of(), samples, protocol));
    try {
      Files.writeString(run.report(), "<html>");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
