package org.gan4j.train.alarm;

import java.util.List;

/** A rule that finds a sign of collapse in the lines of a log. */
public interface Alarm {

  /** Begins to watch a log. */
  Watch watch();

  /** Applies the rule to the lines of one log. */
  @FunctionalInterface
  interface Watch {

    /**
     * Reads the next line of the log.
     *
     * @return the alarms that this line raises; an alarm is raised again only after its condition
     *     has cleared
     */
    List<RaisedAlarm> see(LogLine line);
  }
}
