package org.gan4j.train.run;

import java.util.Locale;
import java.util.StringJoiner;
import org.gan4j.train.StepReport;
import org.gan4j.train.graph.GradientNorms;

/** A report on one short line. */
final class ReportText {

  private static final String LOSS = "loss/";

  private ReportText() {}

  /** The losses alone, for a bar: {@code 842 images/s discriminator 0.61 generator 1.2}. */
  static String losses(StepReport report) {
    StringJoiner text = new StringJoiner(" ");
    text.add(String.format(Locale.ROOT, "%.0f images/s", report.imagesPerSecond()));
    report.waited().ifPresent(waited -> text.add(share(waited, report.seconds())));
    report
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(LOSS)) {
                String player = name.substring(LOSS.length());
                text.add(String.format(Locale.ROOT, "%s %.3g", player, value));
              }
            });
    return text.toString();
  }

  /** {@code 842 images/s loss/discriminator 0.61 loss/generator 1.2}. */
  static String of(StepReport report) {
    StringJoiner text = new StringJoiner("  ");
    text.add(String.format(Locale.ROOT, "%.0f images/s", report.imagesPerSecond()));
    report.waited().ifPresent(waited -> text.add(share(waited, report.seconds())));
    report
        .values()
        .forEach(
            (name, value) -> {
              if (!GradientNorms.isOne(name)) {
                text.add(String.format(Locale.ROOT, "%s %.3g", name, value));
              }
            });
    return text.toString();
  }

  /** {@code data wait 0.3 %}. */
  static String share(double waited, double seconds) {
    return String.format(Locale.ROOT, "data wait %.1f %%", 100 * waited / seconds);
  }

  /** {@code 1:02:03} or {@code 2:03}. */
  static String duration(long seconds) {
    long hours = seconds / 3600;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
