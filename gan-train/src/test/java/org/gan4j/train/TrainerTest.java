package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gan4j.train.run.MetricLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  /** Writes down what it is told. */
  private static final class Diary implements TrainingListener {

    final List<String> events = new ArrayList<>();
    final List<StepReport> reports = new ArrayList<>();
    final List<StepReport> between = new ArrayList<>();

    @Override
    public void started(long step, TrainingPlan plan) {
      events.add("started " + step);
    }

    @Override
    public void reported(StepReport report) {
      events.add("reported " + report.step());
      reports.add(report);
    }

    @Override
    public void reportedBetween(StepReport report) {
      between.add(report);
    }

    @Override
    public void sampleDue(long step) {
      events.add("sample " + step);
    }

    @Override
    public void checkpointDue(long step) {
      events.add("checkpoint " + step);
    }

    @Override
    public void ended(long step) {
      events.add("ended " + step);
    }
  }

  private final Diary diary = new Diary();

  private static long counter(Tiny tiny, String name) {
    byte[] bytes = tiny.session().variables().read().get(name);
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
  }

  @Test
  void listenersHearReportsSamplesAndCheckpointsInThisOrder() {
    try (Tiny tiny = Tiny.initialized(1)) {
      long last = tiny.trainer(Tiny.plan(7, 2, 3, 6), diary).train(0, () -> false);
      assertThat(last).isEqualTo(7);
      assertThat(diary.events)
          .containsExactly(
              "started 0",
              "reported 2",
              "sample 3",
              "reported 4",
              "reported 6",
              "sample 6",
              "checkpoint 6",
              "reported 7",
              "sample 7",
              "checkpoint 7",
              "ended 7");
    }
  }

  @Test
  void phasesRunAsOftenAsTheySay() {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.trainer(Tiny.plan(7, 7, 7, 7), diary).train(0, () -> false);
      assertThat(counter(tiny, "phases/critic_step/runs")).isEqualTo(14);
      assertThat(counter(tiny, "phases/generator_step/runs")).isEqualTo(3);
      assertThat(counter(tiny, "phases/average/runs")).isEqualTo(7);
    }
  }

  @Test
  void reportsHoldThePhasesThatRanAndCountTheirImages() {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.trainer(Tiny.plan(4, 1, 4, 4), diary).train(0, () -> false);
    }
    assertThat(diary.reports.get(0).values().keySet())
        .containsExactly("loss/critic", "gradient/critic", "loss/generator", "gradient/generator");
    assertThat(diary.reports.get(1).values().keySet())
        .isEqualTo(Set.of("loss/critic", "gradient/critic"));
    assertThat(diary.reports.get(3).values()).containsKey("loss/generator");
    // Two critic batches of four images a step; the generator sees none.
    assertThat(diary.reports.get(3).imagesSeen()).isEqualTo(32);
  }

  /** The generator runs in the steps 1, 4, 7, ...; 7 is the last before the report of step 8. */
  @Test
  void aPhaseThatRestsInAReportStepIsReportedInItsLastStepBeforeIt() {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.trainer(Tiny.plan(17, 8, 100, 100), diary).train(0, () -> false);
    }
    assertThat(diary.reports).extracting(StepReport::step).containsExactly(8L, 16L, 17L);
    assertThat(diary.between).extracting(StepReport::step).containsExactly(7L);
    assertThat(diary.between.get(0).values().keySet())
        .containsExactly("loss/generator", "gradient/generator");
    assertThat(diary.between.get(0).imagesSeen()).isEqualTo(7 * 2 * 4);
    assertThat(diary.reports.get(0).values().keySet())
        .containsExactly("loss/critic", "gradient/critic");
    assertThat(diary.reports.get(1).values()).containsKey("loss/generator");
  }

  /** Reports of every step but the third have no generator; its runs are given out all the same. */
  @Test
  void reportsMoreOftenThanAPhaseRunsRepeatNoneOfItsValues() {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.trainer(Tiny.plan(10, 2, 100, 100), diary).train(0, () -> false);
    }
    assertThat(diary.between).extracting(StepReport::step).containsExactly(1L, 7L);
    assertThat(diary.reports.get(1).values()).containsKey("loss/generator");
  }

  @Test
  void whatIsLoggedBetweenReportsIsTheSameAfterAResumeAtAnyStep(@TempDir Path folder)
      throws IOException {
    List<String> straight = log(folder.resolve("straight"), 20);
    assertThat(straight).anyMatch(line -> line.startsWith("{\"step\":7,"));
    for (int stop = 1; stop < 20; stop++) {
      assertThat(log(folder.resolve("stopped-" + stop), stop)).isEqualTo(straight);
    }
  }

  /** The lines of a training that is stopped once, without their seconds. */
  private static List<String> log(Path file, int stop) throws IOException {
    try (Tiny tiny = Tiny.initialized(1)) {
      int[] done = {0};
      Trainer trainer = tiny.trainer(Tiny.plan(20, 8, 100, 100), new MetricLog(file));
      long last = trainer.train(0, () -> ++done[0] == stop);
      trainer.train(last, () -> false);
    }
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceAll("\"seconds\":[0-9.]+,", ""))
        .toList();
  }

  /** A NaN in a phase that runs seldom is found in the step it is in, not with the next report. */
  @Test
  void aValueBetweenReportsIsLookedAtToo() {
    try (Tiny tiny = Tiny.initialized(1, 1e38)) {
      Trainer trainer = tiny.trainer(Tiny.plan(50, 9, 100, 100), diary);
      assertThatThrownBy(() -> trainer.train(0, () -> false))
          .isInstanceOf(TrainingFailure.class)
          .hasMessageStartingWith("step 7: loss/generator is ");
    }
  }

  @Test
  void askedToStopItFinishesTheStepAndWantsACheckpoint() {
    try (Tiny tiny = Tiny.initialized(1)) {
      int[] asked = {0};
      long last = tiny.trainer(Tiny.plan(100, 2, 50, 50), diary).train(0, () -> ++asked[0] == 3);
      assertThat(last).isEqualTo(3);
      assertThat(diary.events)
          .containsExactly("started 0", "reported 2", "checkpoint 3", "ended 3");
    }
  }

  @Test
  void aCompleteTrainingHasNothingLeftToDo() {
    try (Tiny tiny = Tiny.initialized(1)) {
      assertThat(tiny.trainer(Tiny.plan(7, 1, 1, 1), diary).train(7, () -> false)).isEqualTo(7);
      assertThat(diary.events).containsExactly("started 7", "ended 7");
    }
  }

  @Test
  void aLossThatIsNoNumberEndsTheTrainingBeforeItsCheckpoint() {
    try (Tiny tiny = Tiny.initialized(1, 1e38)) {
      Trainer trainer = tiny.trainer(Tiny.plan(50, 1, 1, 1), diary);
      assertThatThrownBy(() -> trainer.train(0, () -> false))
          .isInstanceOf(TrainingFailure.class)
          .hasMessageMatching(
              "step 1: loss/\\w+ is (NaN|-?Infinity)\\. Lower the learning rates; the last"
                  + " checkpoint is kept\\.");
      assertThat(diary.events).containsExactly("started 0", "ended 0");
    }
  }
}
