package org.gan4j.experiments.parts;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.train.internal.terminal.Bar;
import org.gan4j.train.internal.terminal.Screen;

/**
 * The reading of a data set on the terminal, if it takes longer than a second: a bar where a person
 * looks at it, else a line every half minute.
 */
final class ReadingProgress implements ReadingListener, AutoCloseable {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(30);

  private final PrintStream terminal;
  private final boolean interactive;
  private final LongSupplier nanoTime;
  private String current = "";
  private long shownNext;
  private Bar bar;

  ReadingProgress(PrintStream terminal) {
    this(terminal, Screen.isTerminal());
  }

  ReadingProgress(PrintStream terminal, boolean interactive) {
    this(terminal, interactive, System::nanoTime);
  }

  ReadingProgress(PrintStream terminal, boolean interactive, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.interactive = interactive;
    this.nanoTime = nanoTime;
  }

  @Override
  public void progress(String name, int done, int total) {
    long now = nanoTime.getAsLong();
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
      bar = Bar.begin(terminal, "read", done, total);
      bar.speedIn("images", 1);
      bar.show(List.of(current));
    }
    bar.stepTo(done);
  }

  @Override
  public void note(String line) {
    Screen.println(terminal, line);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
