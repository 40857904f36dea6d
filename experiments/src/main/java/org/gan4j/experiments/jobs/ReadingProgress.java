package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gan4j.core.data.ReadingListener;

/**
 * The reading of a data set on the terminal, if it takes longer than a second: a bar where a person
 * looks at it, else a line every half minute.
 */
final class ReadingProgress implements ReadingListener, AutoCloseable {

  private static final int WIDTH = 110;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(30);

  private final PrintStream terminal;
  private final boolean interactive;
  private String current = "";
  private long shownNext;
  private ProgressBar bar;

  ReadingProgress(PrintStream terminal) {
    this(terminal, System.console() != null);
  }

  ReadingProgress(PrintStream terminal, boolean interactive) {
    this.terminal = terminal;
    this.interactive = interactive;
  }

  @Override
  public void progress(String name, int done, int total) {
    long now = System.nanoTime();
    if (!name.equals(current)) {
      close();
      current = name;
      shownNext = now + PATIENCE;
    }
    if (now - shownNext >= 0) {
      show(done, total, now);
    }
    if (bar != null && done == total) {
      close();
    }
  }

  private void show(int done, int total, long now) {
    if (!interactive) {
      terminal.println("Reading " + current + ": " + done + " of " + total + " images");
      shownNext = now + BETWEEN_LINES;
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("read")
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
              .build()
              .setExtraMessage(current);
    }
    bar.stepTo(done);
  }

  @Override
  public void note(String line) {
    terminal.println(line);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
