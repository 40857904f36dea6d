package org.gan4j.experiments.measuring;

import java.io.PrintStream;
import java.util.List;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Samples;
import org.gan4j.eval.set.MeasuredSet;
import org.gan4j.eval.set.SourceSet;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.LatentDraw;
import org.gan4j.experiments.parts.LatestCheckpoint;
import org.gan4j.experiments.parts.RestoredRun;
import org.gan4j.experiments.parts.TrainingDataset;

/**
 * A run whose samples are measured. They are the same samples as those of {@code gan evaluate}, as
 * many as asked for. Owns the restored run.
 *
 * @param run its folder
 * @param experiment what was trained
 * @param restored its last checkpoint
 */
record SampledRun(RunDirectory run, Experiment experiment, RestoredRun restored)
    implements AutoCloseable {

  static SampledRun open(RunDirectory run, PrintStream terminal) {
    Experiment experiment = Experiment.readFixed(run.config(), List.of());
    Dataset training = TrainingDataset.described(run, experiment, terminal);
    return new SampledRun(
        run,
        experiment,
        RestoredRun.open(run, experiment, training, LatestCheckpoint.required(run, terminal)));
  }

  /** The first samples. */
  SourceSet samples(int count) {
    return restored.set(draw(), count);
  }

  /** Returns the origin of the samples. */
  Samples origin(MeasuredSet samples) {
    return draw()
        .origin(samples.name(), samples.contentHash(), run.name(), restored.checkpoint().step());
  }

  private LatentDraw draw() {
    return LatentDraw.ofEvaluation(experiment);
  }

  @Override
  public void close() {
    restored.close();
  }
}
