package org.gan4j.train.run;

import java.io.PrintStream;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.internal.terminal.Bar;

/** Shows progress as a bar on one line: step, time left, images per second, losses. */
final class ProgressBar implements TrainingListener {

  private final PrintStream out;
  private Bar bar;

  ProgressBar(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(long step, TrainingPlan plan) {
    bar = Bar.begin(out, "train", step, plan.steps());
    bar.speedIn("steps", 1);
  }

  @Override
  public void stepped(long step) {
    bar.stepTo(step);
  }

  @Override
  public void reported(StepReport report) {
    bar.speedIn("images", (double) report.imagesSeen() / report.step());
    bar.show(ReportText.losses(report));
  }

  @Override
  public void ended(long step) {
    bar.close();
  }
}
