package org.gan4j.train.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gan4j.train.Recovery;
import org.gan4j.train.TrainingFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final NonFinitePolicy STOP = new NonFinitePolicy.Stop();
  private static final NonFinitePolicy WARN = new NonFinitePolicy.Warn();
  private static final NonFinitePolicy BACK = new NonFinitePolicy.RollBack(0.5, 5);

  private static final String CLIFF =
      "first in step 12, phase 'climb', in operation 'climb/cliff' (Sqrt), on the way to"
          + " loss/climb: NaN from finite inputs";

  @TempDir private Path folder;

  private static List<String> log(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceAll("\"seconds\":[^,]*,", ""))
        .toList();
  }

  /** Whether a report or the checkpoint shows it first, the same step and operation are named. */
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 1000})
  void stoppingNamesTheFirstOperationThatMadeIt(long reportEvery) {
    try (Climb climb = new Climb(folder, reportEvery)) {
      assertThatThrownBy(() -> climb.train(STOP, () -> false))
          .isInstanceOf(TrainingFailure.class)
          .hasMessageMatching(
              "step \\d+: ('number/dense/kernel' has values that are not finite|loss/climb is NaN); "
                  + CLIFF.replaceAll("[().]", "\\\\$0")
                  + "\\. Lower the learning rates; the last checkpoint is kept\\.");
      assertThat(climb.latest().step()).isEqualTo(10);
      assertThat(climb.notes).hasSize(1);
    }
  }

  @Test
  void aSearchThatTakesTooLongGivesUpAndSaysSo() {
    try (Climb climb = new Climb(folder, 1000)) {
      assertThatThrownBy(() -> climb.train(STOP, Duration.ZERO, () -> false))
          .hasMessageContaining(
              "the search for its origin gave up after 0 s: it is in one of the steps 11 to 15.");
    }
  }

  @Test
  void warningGoesOnFromTheSameStateAndSavesNoneThatIsNotFinite() throws IOException {
    try (Climb climb = new Climb(folder, 4)) {
      assertThat(climb.train(WARN, () -> false)).isEqualTo(16);
      assertThat(climb.height()).isNaN();
      assertThat(climb.latest().step()).isEqualTo(10);
      assertThat(climb.recoveries).hasSize(1);
      assertThat(climb.recoveries.get(0).rolledBack()).isFalse();
      assertThat(climb.recoveries.get(0).line()).contains(CLIFF, "Training continues");
      assertThat(log(folder)).hasSize(5).filteredOn(line -> line.contains("nonFinite")).hasSize(1);
    }
  }

  @Test
  void rollingBackGoesOnFromTheLastRegularCheckpointAtLowerRates() throws IOException {
    try (Climb climb = new Climb(folder, 1)) {
      assertThat(climb.train(BACK, () -> false)).isEqualTo(16);
      assertThat(climb.recoveries).extracting(Recovery::goesOnAfter).containsOnly(10L);
      int attempts = climb.recoveries.size();
      assertThat(attempts).isBetween(2, 5);
      // Six steps of 2^-attempts each, from the height of about 10 that step 10 has.
      float expected = 10 + 6 * (float) Math.pow(0.5, attempts);
      assertThat(climb.height()).isBetween(expected - 0.1f, expected + 0.1f);
      assertThat(log(folder)).filteredOn(line -> line.contains("\"attempts\"")).hasSize(attempts);
      assertThat(log(folder)).filteredOn(line -> line.contains("imagesSeen")).hasSize(16);
    }
  }

  @Test
  void whenAllAttemptsAreUsedUpItStops() {
    try (Climb climb = new Climb(folder, 1)) {
      assertThatThrownBy(() -> climb.train(new NonFinitePolicy.RollBack(0.9, 2), () -> false))
          .isInstanceOf(TrainingFailure.class)
          .hasMessageContaining("rolled back 2 times")
          .hasMessageContaining("0.81 of those in the config");
      assertThat(climb.latest().step()).isEqualTo(10);
    }
  }

  /** Stopped after so many steps, again and again, each time in a new session. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void aRunThatIsStoppedAndResumedRollsBackToTheSameBits(int stepsAtOnce) throws IOException {
    Path straight = folder.resolve("straight");
    Path stopped = folder.resolve("stopped");
    Files.createDirectories(straight);
    Files.createDirectories(stopped);
    String expected;
    try (Climb climb = new Climb(straight, 4)) {
      climb.train(BACK, () -> false);
      expected = climb.latest().sha256();
    }
    for (int session = 0; session < 60; session++) {
      int[] asked = {0};
      try (Climb climb = new Climb(stopped, 4)) {
        if (climb.train(BACK, () -> ++asked[0] == stepsAtOnce) == 16) {
          assertThat(climb.latest().sha256()).isEqualTo(expected);
          break;
        }
      }
    }
    try (Climb climb = new Climb(stopped, 4)) {
      assertThat(climb.latest().step()).isEqualTo(16);
    }
    assertThat(numbers(stopped)).isEqualTo(numbers(straight));
  }

  /** What a stop changes is only in which step the same cause is seen. */
  private static List<String> numbers(Path run) throws IOException {
    return log(run).stream()
        .map(line -> line.replaceAll("\"foundAt\":\\d+,\"finding\":\"[^\"]*\"", "\"finding\":\"\""))
        .toList();
  }
}
