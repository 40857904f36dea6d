package org.gan4j.train.run;

import java.io.PrintStream;
import java.util.Locale;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.internal.terminal.TimeLeft;

/**
 * Shows progress as plain lines, for files and pipes: at most one each half minute, and the last.
 */
final class ProgressLines implements TrainingListener {

  private static final double SECONDS_BETWEEN = 30;

  private final PrintStream out;
  private TrainingPlan plan;
  private long first;
  private double lastPrinted;
  private StepReport before;

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(long step, TrainingPlan plan) {
    this.plan = plan;
    this.first = step;
    this.lastPrinted = -SECONDS_BETWEEN;
  }

  @Override
  public void reported(StepReport report) {
    boolean last = report.step() == plan.steps();
    if (last || report.seconds() - lastPrinted >= SECONDS_BETWEEN) {
      lastPrinted = report.seconds();
      double perStep = report.seconds() / Math.max(1, report.step() - first);
      long left = Math.round(perStep * (plan.steps() - report.step()));
      out.println(
          String.format(
              Locale.ROOT,
              "step %d/%d  %s  %s left",
              report.step(),
              plan.steps(),
              ReportText.of(report, imagesPerSecond(report)),
              TimeLeft.text(left)));
      before = report;
    }
  }

  /** Returns the speed since the previous line. */
  private double imagesPerSecond(StepReport report) {
    if (before == null || before.step() >= report.step()) {
      return report.imagesPerSecond();
    }
    return (report.imagesSeen() - before.imagesSeen()) / (report.seconds() - before.seconds());
  }
}
