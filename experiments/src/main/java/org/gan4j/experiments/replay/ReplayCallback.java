package org.gan4j.experiments.replay;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.training.Provenances;
import org.gan4j.experiments.training.TrainingCallback;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.internal.terminal.Screen;
import org.gan4j.train.run.Provenance;
import org.gan4j.train.session.TrainingSession;

/**
 * Compares a training with a recorded one while it runs, and ends it at a difference. If a report
 * differs, training continues to the next recorded state, which shows the tensors that differ.
 */
final class ReplayCallback implements TrainingCallback {

  private final RecordedRun recorded;
  private final boolean toTheEnd;
  private final PrintStream terminal;
  private final SortedMap<Long, Fingerprint> states = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private long until;
  private long last;
  private boolean reportDiffers;
  private boolean established;

  /**
   * @param toTheEnd whether to go on after a difference
   * @param terminal told of it
   */
  ReplayCallback(RecordedRun recorded, boolean toTheEnd, PrintStream terminal) {
    this.recorded = recorded;
    this.toTheEnd = toTheEnd;
    this.terminal = terminal;
  }

  /** Sets where the next part of the training ends. */
  void goUntil(long step) {
    until = step;
  }

  /** The last step that is done. */
  long last() {
    return last;
  }

  /** Returns whether the training was ended because of a difference. */
  boolean endedEarly() {
    return established && !toTheEnd;
  }

  /** The states at the recorded steps, so far. */
  SortedMap<Long, Fingerprint> states() {
    return states;
  }

  /** Returns what differs from the recording. */
  List<String> warnings() {
    return warnings;
  }

  /** Warns once of something that differs from the recording. */
  void warn(String warning) {
    if (!warnings.contains(warning)) {
      warnings.add(warning);
      terminal.println("Not as recorded: " + warning);
    }
  }

  @Override
  public void begins(RunDirectory run, Provenance now) {
    recorded.provenance().ifPresent(then -> compare(then, now));
  }

  private void compare(Provenance then, Provenance now) {
    Provenances.environment(then, now).forEach(this::warn);
    for (Provenance.Hashed network : now.featureNetworks()) {
      then.featureNetworks().stream()
          .filter(before -> before.name().equals(network.name()) && !before.equals(network))
          .forEach(
              before ->
                  warn(
                      String.format(
                          Locale.ROOT,
                          "feature network %s: %s -> %s",
                          network.name(),
                          before.sha256(),
                          network.sha256())));
    }
  }

  @Override
  public TrainingListener listener(TrainingSession session) {
    return new TrainingListener() {
      @Override
      public void started(long step, TrainingPlan plan) {
        reached(session, step);
      }

      @Override
      public void stepped(long step) {
        reached(session, step);
      }

      @Override
      public void reported(StepReport report) {
        compare(report);
      }

      @Override
      public void reportedBetween(StepReport report) {
        compare(report);
      }
    };
  }

  @Override
  public boolean wantsToStop() {
    return last + 1 >= until || endedEarly();
  }

  private void reached(TrainingSession session, long step) {
    last = step;
    Fingerprint before = recorded.states().get(step);
    if (before != null) {
      Fingerprint now = Fingerprint.of(session, step);
      states.put(step, now);
      if (!established && !before.sameState(now)) {
        established = true;
        Screen.println(terminal, "Step " + step + ": the state is not the recorded one");
      }
    }
  }

  /**
   * Compares a report; values that the record lacks are not differences, because earlier versions
   * recorded less.
   */
  private void compare(StepReport report) {
    Map<String, String> before = recorded.reports().get(report.step());
    if (before == null || reportDiffers) {
      return;
    }
    reportDiffers =
        report.values().entrySet().stream()
            .filter(value -> before.containsKey(value.getKey()))
            .anyMatch(value -> !value.getValue().toString().equals(before.get(value.getKey())));
    if (reportDiffers) {
      Screen.println(
          terminal, "Step " + report.step() + ": a reported value is not the recorded one");
      boolean stateAhead =
          recorded.states().keySet().stream().anyMatch(s -> s > report.step() && s <= until);
      established |= !stateAhead;
    }
  }
}
