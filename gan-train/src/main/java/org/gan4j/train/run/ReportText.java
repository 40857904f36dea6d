package org.gan4j.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.gan4j.train.StepReport;
import org.gan4j.train.graph.GradientNorms;

/** Formats a report as one short line. */
final class ReportText {

  private static final String LOSS = "loss/";

  private ReportText() {}

  /** Returns only the losses, as fields of a bar: {@code discriminator 0.61}. */
  static List<String> losses(StepReport report) {
    List<String> fields = new ArrayList<>();
    report
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(LOSS)) {
                String player = name.substring(LOSS.length());
                fields.add(String.format(Locale.ROOT, "%s %.3g", player, value));
              }
            });
    report.waited().ifPresent(waited -> fields.add(share(waited, report.seconds())));
    return fields;
  }

  /** Returns {@code 842 images/s loss/discriminator 0.61 loss/generator 1.2}. */
  static String of(StepReport report, double imagesPerSecond) {
    StringJoiner text = new StringJoiner("  ");
    text.add(String.format(Locale.ROOT, "%.0f images/s", imagesPerSecond));
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

  /** Returns {@code data wait 0.3 %}. */
  static String share(double waited, double seconds) {
    return String.format(Locale.ROOT, "data wait %.1f %%", 100 * waited / seconds);
  }
}
