package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

final class GraphPhaseTest {

  @Test
  void runsOnceAStepUnlessToldOtherwise() {
    assertThat(runs(phase(), 4)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void repeatsInEachStep() {
    GraphPhase phase = phase();
    phase.repeat(5);
    assertThat(runs(phase, 3)).containsExactly(5, 5, 5);
  }

  @Test
  void runsInEveryNthStepBeginningWithTheFirst() {
    GraphPhase phase = phase();
    phase.every(3).repeat(2);
    assertThat(runs(phase, 8)).containsExactly(2, 0, 0, 2, 0, 0, 2, 0);
  }

  @Test
  void runsThroughAStepAreTheSumOfThoseAtEach() {
    GraphPhase phase = phase();
    phase.every(4).repeat(3);
    for (int step = 0; step < 20; step++) {
      assertThat(phase.runsThrough(step)).isEqualTo(IntStream.of(runs(phase, step)).sum());
    }
  }

  @Test
  void runsOnlyBetweenItsFirstAndLastStep() {
    GraphPhase phase = phase();
    phase.between(3, 6).every(2).repeat(2);
    assertThat(runs(phase, 8)).containsExactly(0, 0, 2, 0, 2, 0, 0, 0);
    for (int step = 0; step < 10; step++) {
      assertThat(phase.runsThrough(step)).isEqualTo(IntStream.of(runs(phase, step)).sum());
    }
  }

  @Test
  void runsLastInTheStepAfterWhichItRestsUpToAnother() {
    GraphPhase phase = phase();
    phase.every(4).between(3, 12).repeat(2);
    // It runs in the steps 5 and 9.
    assertThat(IntStream.rangeClosed(1, 7).filter(step -> phase.runsLastAt(step, 7)))
        .containsExactly(5);
    assertThat(IntStream.rangeClosed(1, 10).filter(step -> phase.runsLastAt(step, 10)))
        .containsExactly(9);
    assertThat(IntStream.rangeClosed(1, 99).filter(step -> phase.runsLastAt(step, 99)))
        .containsExactly(9);
    assertThat(phase.runsLastAt(5, 8)).isTrue();
    assertThat(phase.runsLastAt(5, 9)).isFalse();
    assertThat(phase.runsLastAt(9, 9)).isTrue();
  }

  @Test
  void firstStepIsTheFirstThatItRunsIn() {
    for (int first = 1; first <= 8; first++) {
      GraphPhase phase = phase();
      phase.every(3).between(first, 20);
      int[] runs = runs(phase, 20);
      assertThat(IntStream.rangeClosed(1, 20).filter(step -> runs[step - 1] > 0).findFirst())
          .hasValue((int) phase.firstStep());
    }
  }

  @Test
  void anEmptyWindowIsRefused() {
    assertThatThrownBy(() -> phase().between(5, 4))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected between(first, last) with 1 <= first <= last, found 5, 4");
  }

  @Test
  void timingIsSaidInWords() {
    GraphPhase critic = phase();
    critic.repeat(5);
    GraphPhase penalty = phase();
    penalty.every(16);
    GraphPhase stage = phase();
    stage.between(201, 400);
    assertThat(stage.timing()).isEqualTo("once every step from 201 to 400");
    assertThat(phase().timing()).isEqualTo("once every step");
    assertThat(critic.timing()).isEqualTo("5 times every step");
    assertThat(penalty.timing()).isEqualTo("once every 16 steps");
  }

  @Test
  void zeroIsRefused() {
    assertThatThrownBy(() -> phase().repeat(0))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "phase 'p': expected repeat(n) with n of at least 1, found 0. "
                + "Leave the phase out to switch it off.");
    assertThatThrownBy(() -> phase().every(-1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("phase 'p': expected every(n) with n of at least 1, found -1.");
  }

  private static int[] runs(GraphPhase phase, int steps) {
    return IntStream.rangeClosed(1, steps).map(phase::runsAt).toArray();
  }

  private static GraphPhase phase() {
    return new GraphPhase(
        new GraphPhase.Built(
            "p",
            null,
            Map.of(),
            List.of(),
            false,
            false,
            Set.of(),
            new PhaseTrace(List.of(), List.of(), Map.of(), null)));
  }
}
