package org.gan4j.train.run;

import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.graph.TrainingSession;

/** Writes the variant's sample grid, always from the same inputs, to {@code samples/}. */
public final class SampleGrids implements TrainingListener {

  private final TrainingSession session;
  private final RunDirectory run;

  /** Samples the session into the run's folder; nothing where the variant shows nothing. */
  public SampleGrids(TrainingSession session, RunDirectory run) {
    this.session = session;
    this.run = run;
  }

  @Override
  public void sampleDue(long step) {
    session
        .graph()
        .grid()
        .ifPresent(
            grid ->
                ImageGrid.write(
                    ImageGrid.of(session.grid(), grid.columns()), run.sampleGrid(step)));
  }
}
