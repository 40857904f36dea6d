package org.gan4j.train.run;

import java.io.PrintStream;
import org.gan4j.train.TrainingListener;

/** Shows a training on the terminal. */
public final class Progress {

  private Progress() {}

  /**
   * @param out where to show it
   * @param interactive true for a bar on a terminal, false for plain lines
   */
  public static TrainingListener to(PrintStream out, boolean interactive) {
    return interactive ? new ProgressBar(out) : new ProgressLines(out);
  }
}
