package org.gan4j.train.stream;

import java.io.PrintStream;
import java.util.Locale;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.session.BatchImages;

/** Prints at the end of a training for what share of the time its steps waited for images. */
public final class DataWait implements TrainingListener {

  private final PrintStream terminal;
  private final BatchImages images;
  private long started;

  /**
   * @param terminal receives one line
   * @param images source for which steps wait
   */
  public DataWait(PrintStream terminal, BatchImages images) {
    this.terminal = terminal;
    this.images = images;
  }

  @Override
  public void started(long step, TrainingPlan plan) {
    started = System.nanoTime();
  }

  @Override
  public void ended(long step) {
    double seconds = (System.nanoTime() - started) / 1e9;
    double waited = images.secondsWaited();
    terminal.println(
        String.format(
            Locale.ROOT,
            "Waited for data for %.1f %% of the time (%.1f of %.1f s)",
            100 * waited / seconds,
            waited,
            seconds));
  }
}
