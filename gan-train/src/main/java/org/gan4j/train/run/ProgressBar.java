package org.gan4j.train.run;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;

/** Progress as a bar that stays on one line: step, time left, images a second, losses. */
final class ProgressBar implements TrainingListener {

  private static final int WIDTH = 110;

  private final PrintStream out;
  private me.tongfei.progressbar.ProgressBar bar;

  ProgressBar(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(long step, TrainingPlan plan) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("train")
            .setInitialMax(plan.steps())
            .startsFrom(step, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
            .setUpdateIntervalMillis(500)
            .build();
  }

  @Override
  public void stepped(long step) {
    bar.stepTo(step);
  }

  @Override
  public void reported(StepReport report) {
    bar.setExtraMessage(ReportText.losses(report));
  }

  @Override
  public void ended(long step) {
    bar.close();
  }
}
