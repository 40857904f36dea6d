package org.gan4j.train.alarm;

import java.util.Locale;

/**
 * An alarm that a log raised.
 *
 * @param alarm name of the alarm: its key in the section {@code alarms} of the config
 * @param step step of the line that raised it
 * @param signal the name of the value
 * @param value value that raised it
 * @param threshold threshold that the value crossed
 * @param words what that means, in one sentence without the full stop
 */
public record RaisedAlarm(
    String alarm, long step, String signal, double value, double threshold, String words) {

  /** Returns one line for the terminal. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "step %d: alarm %s: %s (%s is %.3g, threshold %.3g)",
        step,
        alarm,
        words,
        signal,
        value,
        threshold);
  }
}
