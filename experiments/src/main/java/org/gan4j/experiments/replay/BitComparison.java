package org.gan4j.experiments.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.gan4j.train.checkpoint.Fingerprint;

/**
 * Compares the states and reports of two runs wherever both have them.
 *
 * @param states how many fingerprints were compared
 * @param reports how many report steps were compared
 * @param state the first fingerprint that differs, null if none does
 * @param report the first value that differs, null if none does
 * @param lastSame the last step before any difference whose states are equal, -1 if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BitComparison(
    int states, int reports, StateDifference state, ReportDifference report, long lastSame) {

  private static final int NAMED = 5;

  /**
   * A state that differs.
   *
   * @param step how many steps it has behind it
   * @param tensors tensors that differ, in the order of the variables
   * @param of how many tensors there are
   */
  public record StateDifference(long step, List<String> tensors, int of) {}

  /**
   * A reported value that differs.
   *
   * @param recorded as it was
   * @param replayed as it is now, {@code nothing} if it is no longer reported
   */
  public record ReportDifference(long step, String name, String recorded, String replayed) {}

  /**
   * Compares up to a step.
   *
   * @param recorded the first run
   * @param states states of the second, by step
   * @param reports reports of the second, as {@link RecordedRun#reports}
   * @param until the last step that counts
   */
  public static BitComparison between(
      RecordedRun recorded,
      SortedMap<Long, Fingerprint> states,
      SortedMap<Long, SortedMap<String, String>> reports,
      long until) {
    List<Long> stateSteps = common(recorded.states(), states, until);
    List<Long> reportSteps = common(recorded.reports(), reports, until);
    StateDifference state = null;
    long lastSame = -1;
    for (long step : stateSteps) {
      Fingerprint before = recorded.states().get(step);
      if (!before.sameState(states.get(step))) {
        state =
            new StateDifference(step, before.differing(states.get(step)), before.tensors().size());
        break;
      }
      lastSame = step;
    }
    ReportDifference report = null;
    for (long step : reportSteps) {
      report = difference(step, recorded.reports().get(step), reports.get(step));
      if (report != null) {
        lastSame = lastBelow(step, lastSame, stateSteps);
        break;
      }
    }
    return new BitComparison(stateSteps.size(), reportSteps.size(), state, report, lastSame);
  }

  private static List<Long> common(SortedMap<Long, ?> one, SortedMap<Long, ?> other, long until) {
    return one.keySet().stream().filter(other::containsKey).filter(s -> s <= until).toList();
  }

  /**
   * Returns the last equal state before the first difference; an equal state after a differing
   * report does not count.
   */
  private static long lastBelow(long step, long lastSame, List<Long> steps) {
    return steps.stream().filter(s -> s < step && s <= lastSame).reduce(-1L, Math::max);
  }

  /**
   * Finds the first difference of two reports. A report's page holds only some lines of a long log,
   * so missing lines are not differences.
   */
  private static ReportDifference difference(
      long step, Map<String, String> recorded, Map<String, String> replayed) {
    for (Map.Entry<String, String> before : recorded.entrySet()) {
      String now = replayed.getOrDefault(before.getKey(), "nothing");
      if (!before.getValue().equals(now)) {
        return new ReportDifference(step, before.getKey(), before.getValue(), now);
      }
    }
    return null;
  }

  /** Returns whether everything that was compared is equal bit by bit. */
  public boolean identical() {
    return state == null && report == null;
  }

  /** Returns what was compared: {@code 3 states and 20 reports}. */
  public String extent() {
    return states + (states == 1 ? " state" : " states") + " and " + reports + " reports";
  }

  /** Describes where the two runs begin to differ, if they do. */
  public String describe() {
    List<String> parts = new ArrayList<>();
    if (report != null) {
      parts.add(
          String.format(
              Locale.ROOT,
              "the report of step %d is the first to differ, in %s: %s, recorded %s",
              report.step(),
              report.name(),
              report.replayed(),
              report.recorded()));
    }
    if (state != null) {
      parts.add(
          String.format(
              Locale.ROOT,
              "the state of step %d is the first to differ, in %d of %d tensors: %s",
              state.step(),
              state.tensors().size(),
              state.of(),
              named(state.tensors())));
    }
    parts.add(began());
    return String.join("; ", parts);
  }

  private String began() {
    long first =
        Math.min(
            state == null ? Long.MAX_VALUE : state.step(),
            report == null ? Long.MAX_VALUE : report.step());
    return first == 0
        ? "the difference was there before the first step"
        : String.format(
            Locale.ROOT,
            "the difference began after step %d and by step %d",
            Math.max(lastSame, 0),
            first);
  }

  private static String named(List<String> tensors) {
    String first = String.join(", ", tensors.subList(0, Math.min(NAMED, tensors.size())));
    return tensors.size() > NAMED
        ? first + " and " + (tensors.size() - NAMED) + " more"
        : tensors.isEmpty() ? "only their common hash" : first;
  }
}
