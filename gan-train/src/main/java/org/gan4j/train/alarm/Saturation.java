package org.gan4j.train.alarm;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.Bounds;

/**
 * Raised when the discriminator is certain of every image, real or generated, in many reports in a
 * row. The generator then learns next to nothing (Arjovsky and Bottou 2017, section 2). It looks at
 * {@code score/real} and {@code score/fake} if they are probabilities, that is both in [0, 1].
 *
 * @param margin the discriminator is certain if {@code score/real} is at least 1 - margin and
 *     {@code score/fake} at most margin; in [0, 0.5); {@value #MARGIN} if left out
 * @param reports number of reports in a row, at least 1; {@value #REPORTS} if left out
 */
public record Saturation(Optional<Double> margin, Optional<Integer> reports) implements Alarm {

  static final double MARGIN = 0.01;
  static final int REPORTS = 10;

  private static final String REAL = "score/real";
  private static final String FAKE = "score/fake";

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Saturation {
    margin.ifPresent(m -> Bounds.in("margin", "[0, 0.5)", m >= 0 && m < 0.5, m));
    reports.ifPresent(r -> Bounds.atLeastOne("reports", r));
  }

  /** Makes the alarm with all defaults. */
  public Saturation() {
    this(Optional.empty(), Optional.empty());
  }

  @Override
  public Watch watch() {
    double allowed = margin.orElse(MARGIN);
    int needed = reports.orElse(REPORTS);
    Streak streak = new Streak(needed);
    return line -> {
      Double real = line.values().get(REAL);
      Double fake = line.values().get(FAKE);
      if (real == null || fake == null) {
        return List.of();
      }
      boolean sure = real >= 1 - allowed && real <= 1 && fake >= 0 && fake <= allowed;
      return streak.isReachedBy(sure)
          ? List.of(
              new RaisedAlarm(
                  "saturation",
                  line.step(),
                  FAKE,
                  fake,
                  allowed,
                  "the discriminator has been sure of every image for "
                      + needed
                      + " reports, so the generator learns little"))
          : List.of();
    };
  }
}
