package org.gan4j.experiments.sweep;

import java.util.Locale;

/** The state of a job, as the table shows it. */
enum JobState {
  /** It will begin or continue. */
  WAITING,
  /** A process works on it. */
  RUNNING,
  /** Trained, evaluated and reported. */
  DONE,
  /** It cannot go on, or its process ended with an error. */
  FAILED,
  /** Its process was ended; the next call continues it. */
  STOPPED;

  /** Returns the name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
