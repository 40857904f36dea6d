package org.gan4j.experiments.sweep;

import java.nio.file.Path;

/** Reads the log of a job's processes. */
final class JobLog {

  private JobLog() {}

  /** The last line with anything on it, which says why a process failed. */
  static String lastLine(Path log) {
    return MetricTail.tail(log)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((earlier, later) -> later)
        .map(String::strip)
        .orElse("ended without a word, see " + log);
  }
}
