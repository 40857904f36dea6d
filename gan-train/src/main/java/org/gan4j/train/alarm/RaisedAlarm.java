package org.gan4j.train.alarm;

import java.util.Locale;

/**
 * An alarm that a log raised.
 *
 * @param alarm its name, the key of the config's section {@code alarms}
 * @param step of the line that raised it
 * @param signal the name of the value
 * @param value that raised it
 * @param threshold that it crossed
 * @param words what that means, one sentence without its point
 */
public record RaisedAlarm(
    String alarm, long step, String signal, double value, double threshold, String words) {

  /** One line for people. */
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
