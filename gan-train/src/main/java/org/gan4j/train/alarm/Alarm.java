package org.gan4j.train.alarm;

import java.util.List;

/** A rule over the lines of a log. */
public interface Alarm {

  /** A watch that has seen nothing yet. */
  Watch watch();

  /** The rule at work on one log. */
  @FunctionalInterface
  interface Watch {

    /**
     * Sees the next line of the log.
     *
     * @return what it raises; again only after the cause has gone in between
     */
    List<RaisedAlarm> see(LogLine line);
  }
}
