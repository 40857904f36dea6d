package org.gan4j.train.conformance;

import java.util.Map;

/**
 * A training that is saved, built again and gone on with gives the same bits as one in one go: all
 * state is in the variables that a checkpoint holds.
 */
final class ResumeEqualsStraight implements Check {

  private static final int HALF = 2;

  @Override
  public String name() {
    return "resume equals straight-through";
  }

  @Override
  public Verdict of(Bench bench) {
    long start = bench.lateStep();
    Map<String, byte[]> saved;
    Map<String, byte[]> straight;
    try (Trial trial = bench.trial()) {
      trial.steps(start, HALF);
      saved = trial.values();
      trial.steps(start + HALF, HALF);
      straight = trial.values();
    }
    try (Trial resumed = bench.trial(bench.again())) {
      resumed.session().writeVariables(saved);
      resumed.steps(start + HALF, HALF);
      return Difference.first(straight, resumed.values())
          .map(found -> Verdict.failed(found + " after a resume in the middle of 4 steps"))
          .orElseGet(() -> Verdict.passed("2 steps, a resume, 2 steps"));
    }
  }
}
