package org.gan4j.experiments.training;

import java.io.PrintStream;
import java.time.Duration;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.NonFiniteGuard;
import org.gan4j.train.Recovery;
import org.gan4j.train.StepRunner;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.alarm.Alarms;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.guard.Guard;
import org.gan4j.train.guard.NonFinitePolicy;
import org.gan4j.train.guard.NonFiniteSearch;
import org.gan4j.train.internal.terminal.Screen;
import org.gan4j.train.run.MetricLog;
import org.gan4j.train.session.TrainingSession;

/**
 * Watches a training as its config says: alarms, the guard against values that are not finite, and
 * their messages on the terminal.
 *
 * @param terminal receives one line for each alarm
 */
record TrainingWatch(Experiment experiment, PrintStream terminal) implements TrainingListener {

  private static final Duration SEARCH_LIMIT = Duration.ofMinutes(10);

  /** Returns the store of checkpoints, which keeps the checkpoint to which the policy goes back. */
  CheckpointStore store(RunDirectory run) {
    boolean goesBack = policy() instanceof NonFinitePolicy.RollBack;
    return new CheckpointStore(
        run.checkpoints(), goesBack ? experiment.training().checkpointEvery() : 0);
  }

  /** Returns the log, which raises the alarms. */
  MetricLog log(RunDirectory run, TrainingSession session) {
    Alarms alarms = experiment.alarms().orElseGet(Alarms::defaults);
    return new MetricLog(run.metrics(), session::rollBacks, alarms, alarm -> show(alarm.line()));
  }

  /** Returns the guard, which handles values that are not finite. */
  NonFiniteGuard guard(TrainingSession session, StepRunner steps, CheckpointStore store) {
    NonFiniteSearch search = new NonFiniteSearch(session, steps, store, SEARCH_LIMIT, this::show);
    return new Guard(session, store, policy(), search);
  }

  @Override
  public void recovered(Recovery recovery) {
    show(recovery.line());
  }

  private NonFinitePolicy policy() {
    return experiment.training().nonFinite().orElseGet(NonFinitePolicy.Stop::new);
  }

  private void show(String line) {
    Screen.println(terminal, line);
  }
}
