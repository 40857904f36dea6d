package org.gan4j.train.conformance;

import java.util.Map;

/**
 * Checks that a training that is saved, rebuilt and resumed gives the same bits as an uninterrupted
 * one. It does if all state is in the variables that a checkpoint holds.
 */
final class ResumeEqualsStraight implements Check {

  private static final int HALF = 2;

  @Override
  public String name() {
    return "resume equals straight-through";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    long start = checked.lateStep();
    Map<String, byte[]> saved;
    Map<String, byte[]> straight;
    try (Trial trial = checked.trial()) {
      trial.steps(start, HALF);
      saved = trial.values();
      trial.steps(start + HALF, HALF);
      straight = trial.values();
    }
    try (Trial resumed = checked.trial(checked.again())) {
      resumed.session().variables().write(saved);
      resumed.steps(start + HALF, HALF);
      return Difference.first(straight, resumed.values())
          .map(found -> Outcome.failed(found + " after a resume in the middle of 4 steps"))
          .orElseGet(() -> Outcome.passed("2 steps, a resume, 2 steps"));
    }
  }
}
