package org.gan4j.experiments.measuring;

import java.io.PrintStream;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.train.internal.terminal.Bar;
import org.gan4j.train.internal.terminal.Screen;

/** A bar for each stage of an evaluation, where a person looks at a terminal. */
final class EvaluationProgress implements MeasuringProgress, AutoCloseable {

  private static final long MUCH = 256L << 20;

  private final PrintStream terminal;
  private final boolean interactive = Screen.isTerminal();
  private String current = "";
  private Bar bar;

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
      bar = Bar.begin(terminal, stage, 0, total);
    }
    bar.stepTo(done);
  }

  /** Says so where it is much. */
  @Override
  public void needs(long bytes) {
    if (bytes > MUCH) {
      Screen.println(terminal, "Keeps about " + (bytes >> 20) + " MiB in memory");
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
