package org.gan4j.train;

/**
 * How long to train, and at which steps to report, sample and save.
 *
 * @param steps number of steps of the whole training
 * @param schedule factor on the learning rates
 * @param reportEvery steps between reports
 * @param sampleEvery steps between sample grids
 * @param checkpointEvery steps between checkpoints
 */
public record TrainingPlan(
    long steps,
    LearningRateSchedule schedule,
    long reportEvery,
    long sampleEvery,
    long checkpointEvery) {

  boolean reportsAt(long step) {
    return due(step, reportEvery);
  }

  /** Returns the first report step that is not before this step. */
  long nextReport(long step) {
    return Math.min(steps, (step + reportEvery - 1) / reportEvery * reportEvery);
  }

  boolean samplesAt(long step) {
    return due(step, sampleEvery);
  }

  boolean checkpointsAt(long step) {
    return due(step, checkpointEvery);
  }

  private boolean due(long step, long every) {
    return step % every == 0 || step == steps;
  }
}
