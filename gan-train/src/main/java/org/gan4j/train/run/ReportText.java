package org.gan4j.train.run;

import java.util.Locale;
import java.util.StringJoiner;
import org.gan4j.train.StepReport;

/** A report on one short line. */
final class ReportText {

  private ReportText() {}

  /** {@code 842 images/s loss/discriminator 0.61 loss/generator 1.2}. */
  static String of(StepReport report) {
    StringJoiner text = new StringJoiner("  ");
    text.add(String.format(Locale.ROOT, "%.0f images/s", report.imagesPerSecond()));
    report
        .values()
        .forEach((name, value) -> text.add(String.format(Locale.ROOT, "%s %.3g", name, value)));
    return text.toString();
  }

  /** {@code 1:02:03} or {@code 2:03}. */
  static String duration(long seconds) {
    long hours = seconds / 3600;
    return hours > 0
        ? String.format("%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
        : String.format("%d:%02d", seconds / 60, seconds % 60);
  }
}
