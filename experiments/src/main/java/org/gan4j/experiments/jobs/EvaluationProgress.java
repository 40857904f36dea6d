package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gan4j.eval.evaluator.Evaluator;

/** A bar for each stage of an evaluation, where a person looks at a terminal. */
final class EvaluationProgress implements Evaluator.Progress, AutoCloseable {

  private static final int WIDTH = 80;
  private static final long MUCH = 256L << 20;

  private final PrintStream terminal;
  private final boolean interactive = System.console() != null;
  private String current = "";
  private ProgressBar bar;

  EvaluationProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void report(String stage, int done, int total) {
    if (!interactive) {
      return;
    }
    if (!stage.equals(current)) {
      close();
      current = stage;
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
              .build();
    }
    bar.stepTo(done);
  }

  /** Says so where it is much. */
  @Override
  public void needs(long bytes) {
    if (bytes > MUCH) {
      terminal.println("Keeps about " + (bytes >> 20) + " MiB in memory");
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
