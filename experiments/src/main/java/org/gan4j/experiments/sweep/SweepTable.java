package org.gan4j.experiments.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows as text: job, state, steps, time left, newest number. */
final class SweepTable {

  private SweepTable() {}

  /** A head and a line a row, the columns as wide as they must be. */
  static List<String> lines(List<JobRow> rows) {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String form = "%-" + Math.max(3, width) + "s  %-7s  %15s  %8s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, form, "job", "state", "step", "left", "last").stripTrailing());
    for (JobRow row : rows) {
      lines.add(
          String.format(
                  Locale.ROOT, form, row.name(), row.state(), steps(row), left(row), row.last())
              .stripTrailing());
    }
    return lines;
  }

  static String steps(JobRow row) {
    return row.step() + "/" + row.steps();
  }

  private static String left(JobRow row) {
    long seconds = Math.round(row.secondsLeft());
    if (seconds <= 0) {
      return "";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
