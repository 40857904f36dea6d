package org.gan4j.experiments.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.run.RunStatus;

/** The jobs of a sweep and the state of each while an engine works. Only one thread may use it. */
final class SweepBoard {

  private final Map<SweepRun, Entry> entries = new LinkedHashMap<>();

  private record Entry(JobState state, String reason) {}

  /**
   * Starts with what the run folders say.
   *
   * @param retriesFailed whether failed runs are gone on with
   */
  SweepBoard(List<SweepRun> runs, boolean retriesFailed) {
    for (SweepRun run : runs) {
      entries.put(run, new Entry(JobState.WAITING, ""));
      if (!retriesFailed || RunState.of(run.directory()) != RunState.FAILED) {
        look(run);
      }
    }
  }

  /**
   * Reads a run's folder: done, failed for its reason, or waiting.
   *
   * @return the state
   */
  JobState look(SweepRun run) {
    switch (RunState.of(run.directory())) {
      case DONE -> set(run, JobState.DONE, "");
      case FAILED ->
          set(
              run,
              JobState.FAILED,
              RunStatus.read(run.directory()).map(RunStatus::reason).orElse("unknown reason"));
      default -> set(run, JobState.WAITING, "");
    }
    return state(run);
  }

  /**
   * @param reason why it is not done, empty for none
   */
  void set(SweepRun run, JobState state, String reason) {
    entries.put(run, new Entry(state, reason == null ? "" : reason));
  }

  JobState state(SweepRun run) {
    return entries.get(run).state();
  }

  /** The jobs in a state, in the sweep's order. */
  List<SweepRun> in(JobState state) {
    return entries.keySet().stream().filter(run -> state(run) == state).toList();
  }

  /** All jobs, in the sweep's order. */
  List<SweepRun> runs() {
    return List.copyOf(entries.keySet());
  }

  JobRow row(SweepRun run) {
    return JobRow.of(run, state(run), entries.get(run).reason());
  }

  /** Returns whether nothing is left to wait for. */
  boolean isSettled() {
    return in(JobState.WAITING).isEmpty() && in(JobState.RUNNING).isEmpty();
  }

  /** {@code 3 of 15 done, 2 running, 10 waiting}. */
  String summary() {
    StringBuilder summary = new StringBuilder();
    summary.append(in(JobState.DONE).size()).append(" of ").append(entries.size()).append(" done");
    for (JobState state :
        List.of(JobState.RUNNING, JobState.WAITING, JobState.STOPPED, JobState.FAILED)) {
      if (!in(state).isEmpty()) {
        summary.append(", ").append(in(state).size()).append(' ').append(state);
      }
    }
    return summary.toString();
  }
}
