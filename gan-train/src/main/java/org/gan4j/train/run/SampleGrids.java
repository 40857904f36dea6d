package org.gan4j.train.run;

import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.Latents;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.graph.TrainingSession;

/** Writes a grid of 8 x 8 samples, always from the same latents, to {@code samples/}. */
public final class SampleGrids implements TrainingListener {

  private static final int SIDE = 8;

  private final TrainingSession session;
  private final RunDirectory run;

  /** Samples the session into the run's folder; nothing where the variant has no sampler. */
  public SampleGrids(TrainingSession session, RunDirectory run) {
    this.session = session;
    this.run = run;
  }

  @Override
  public void sampleDue(long step) {
    session.graph().samples().ifPresent(output -> write(step, output.latentSize()));
  }

  private void write(long step, int latentSize) {
    Latents latents = new Latents(session.graph().settings().seed(), "samples/grid", latentSize);
    ImageGrid.write(
        ImageGrid.of(session.sample(latents.of(0, SIDE * SIDE)), SIDE), run.sampleGrid(step));
  }
}
