package org.gan4j.train.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.Bounds;

/**
 * Raised when the gradients of a network have vanished, or exploded, in several reports in a row.
 * It looks at every {@code gradient/NETWORK}.
 *
 * @param vanished a gradient has vanished if its norm is below this; at least 0; {@value #VANISHED}
 *     if left out
 * @param exploded a gradient has exploded if its norm is above this or not a number; above 0;
 *     {@value #EXPLODED} if left out
 * @param reports number of reports in a row, at least 1; {@value #REPORTS} if left out
 */
public record GradientNorm(
    Optional<Double> vanished, Optional<Double> exploded, Optional<Integer> reports)
    implements Alarm {

  static final double VANISHED = 1e-6;
  static final double EXPLODED = 1e4;
  static final int REPORTS = 5;

  private static final String PREFIX = "gradient/";

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public GradientNorm {
    vanished.ifPresent(v -> Bounds.in("vanished", "[0, inf)", v >= 0, v));
    exploded.ifPresent(e -> Bounds.positive("exploded", e));
    reports.ifPresent(r -> Bounds.atLeastOne("reports", r));
  }

  /** Makes the alarm with all defaults. */
  public GradientNorm() {
    this(Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public Watch watch() {
    Map<String, Streak> small = new HashMap<>();
    Map<String, Streak> large = new HashMap<>();
    return line -> {
      List<RaisedAlarm> raised = new ArrayList<>();
      line.values()
          .forEach(
              (signal, norm) -> {
                if (signal.startsWith(PREFIX)) {
                  judge(line.step(), signal, norm, small, large, raised);
                }
              });
      return raised;
    };
  }

  private void judge(
      long step,
      String signal,
      double norm,
      Map<String, Streak> small,
      Map<String, Streak> large,
      List<RaisedAlarm> raised) {
    double least = vanished.orElse(VANISHED);
    double most = exploded.orElse(EXPLODED);
    String network = signal.substring(PREFIX.length());
    if (streak(small, signal).isReachedBy(norm < least)) {
      String words = "the gradients of " + network + " have vanished";
      raised.add(new RaisedAlarm("gradients", step, signal, norm, least, words));
    }
    if (streak(large, signal).isReachedBy(!(norm <= most))) {
      String words = "the gradients of " + network + " have exploded";
      raised.add(new RaisedAlarm("gradients", step, signal, norm, most, words));
    }
  }

  private Streak streak(Map<String, Streak> all, String signal) {
    return all.computeIfAbsent(signal, s -> new Streak(reports.orElse(REPORTS)));
  }
}
