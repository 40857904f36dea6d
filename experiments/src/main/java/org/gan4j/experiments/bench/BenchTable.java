package org.gan4j.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Entries as lines of text. */
final class BenchTable {

  private static final String ROW = "%-28s %22s %20s %9s %21s %21s %6s %9s %9s";

  private BenchTable() {}

  /** A header, a line an entry, and a line that explains them. */
  static List<String> lines(List<BenchEntry> entries) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
                Locale.ROOT,
                ROW,
                "config",
                "ms a step",
                "images/s",
                "bare, ms",
                "trainer/bare",
                "processor time",
                "wait",
                "memory",
                "device")
            .stripTrailing());
    entries.forEach(entry -> lines.add(row(entry)));
    lines.add(
        "medians (quartiles) over turns; bare: the same graph in a loop that does nothing else;"
            + " processor time: trainer/bare of it, without what is done now and then; memory: peaks");
    return lines;
  }

  /** What is in the step's time, an entry a line. */
  static List<String> besides(List<BenchEntry> entries) {
    return entries.stream().map(BenchTable::besides).toList();
  }

  private static String row(BenchEntry entry) {
    return String.format(
            Locale.ROOT,
            ROW,
            entry.config(),
            spread("%.1f", entry.milliseconds()),
            spread("%.0f", entry.imagesPerSecond()),
            text("%.1f", entry.bareMilliseconds().median()),
            spread("%.3f", entry.ratio()),
            spread("%.3f", entry.processorRatio()),
            text("%.1f%%", 100 * entry.dataWait()),
            megabytes(entry.peakResidentBytes()),
            megabytes(entry.peakDeviceBytes()))
        .stripTrailing();
  }

  private static String besides(BenchEntry entry) {
    BenchEntry.Besides besides = entry.besides();
    return String.format(
        Locale.ROOT,
        "%s: a report takes %.1f ms, samples %.1f ms, a checkpoint %.1f ms; at their cadences %.2f"
            + " ms a step, which its time holds",
        entry.config(),
        besides.report(),
        besides.samples(),
        besides.checkpoint(),
        besides.perStep());
  }

  static String spread(String form, Spread spread) {
    return text(form, spread.median())
        + " ("
        + text(form, spread.low())
        + "-"
        + text(form, spread.high())
        + ")";
  }

  static String text(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }

  private static String megabytes(Long bytes) {
    return bytes == null ? "-" : bytes / (1 << 20) + " MiB";
  }
}
