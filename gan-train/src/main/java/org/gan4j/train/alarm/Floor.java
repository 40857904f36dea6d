package org.gan4j.train.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gan4j.core.Bounds;

/**
 * The thresholds of an alarm that is raised when a signal stays below a floor. A value that is left
 * out has the alarm's default.
 *
 * @param least the floor, in [0, 1]; 0 switches the alarm off
 * @param times number of values in a row that must be below the floor, at least 1
 * @param after lines up to this step are ignored, because a new generator has no diversity; at
 *     least 0
 */
public record Floor(Optional<Double> least, Optional<Integer> times, Optional<Integer> after) {

  static final int TIMES = 3;
  static final int AFTER = 500;

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Floor {
    least.ifPresent(l -> Bounds.in("least", "[0, 1]", l >= 0 && l <= 1, l));
    times.ifPresent(t -> Bounds.atLeastOne("times", t));
    after.ifPresent(a -> Bounds.in("after", "[0, inf)", a >= 0, a));
  }

  /** Returns a floor that leaves all values to the alarm's defaults. */
  static Floor defaults() {
    return new Floor(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Makes the alarm with these thresholds.
   *
   * @param name name of the alarm
   * @param signals tells by name which values it looks at
   * @param usual the floor if none is given
   * @param words what it means
   */
  Alarm alarm(String name, Predicate<String> signals, double usual, String words) {
    double floor = least.orElse(usual);
    return () -> {
      Map<String, Streak> below = new HashMap<>();
      return line -> {
        List<RaisedAlarm> raised = new ArrayList<>();
        if (line.step() > after.orElse(AFTER)) {
          line.values()
              .forEach(
                  (signal, value) -> {
                    if (signals.test(signal) && streak(below, signal).isReachedBy(value < floor)) {
                      raised.add(new RaisedAlarm(name, line.step(), signal, value, floor, words));
                    }
                  });
        }
        return raised;
      };
    };
  }

  private Streak streak(Map<String, Streak> below, String signal) {
    return below.computeIfAbsent(signal, s -> new Streak(times.orElse(TIMES)));
  }
}
