package org.gan4j.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.ToyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a run's folder, and how it is shown. */
class JobRowTest {

  @TempDir private Path parent;
  private SweepRun run;

  @BeforeEach
  void makeRun() {
    SweepFolder folder = new SweepFolder(parent.resolve("study"));
    SweepJob job = new SweepJob("toy-seed1", Path.of("toy.yaml"), ToyExperiment.read());
    run = folder.runs(List.of(job)).get(0);
    folder.make(List.of(run));
  }

  private void metrics(String... lines) throws IOException {
    Files.writeString(run.directory().metrics(), String.join("\n", lines) + "\n");
  }

  private JobState state() {
    return new SweepBoard(List.of(run), false).state(run);
  }

  @Test
  void theTimeLeftIsThatOfTheLastReportsOfThisProcess() throws IOException {
    metrics(
        "{\"step\":10,\"imagesSeen\":5,\"seconds\":90.0,\"loss/generator\":1.0}",
        "{\"step\":20,\"imagesSeen\":5,\"seconds\":2.0,\"loss/generator\":0.9}",
        "{\"step\":40,\"imagesSeen\":5,\"seconds\":6.0,\"loss/generator\":0.8123}",
        "{\"step\":50,\"imagesSe");
    JobRow row = JobRow.of(run, JobState.RUNNING, "");
    assertThat(row.step()).isEqualTo(40);
    assertThat(row.secondsLeft()).isEqualTo(160 * 0.2);
    assertThat(row.last()).isEqualTo("loss/generator 0.812");
    assertThat(SweepTable.lines(List.of(row)))
        .containsExactly(
            "job        state               step      left  last",
            "toy-seed1  running           40/200      0:32  loss/generator 0.812");
  }

  @Test
  void aMeasurementIsShownRatherThanALoss() throws IOException {
    metrics(
        "{\"step\":10,\"imagesSeen\":5,\"seconds\":1.0,\"loss/generator\":1.0}",
        "{\"step\":10,\"fid2k-tiny/selection\":12.34,\"fid2k-tiny/held-out\":13}",
        "{\"step\":20,\"imagesSeen\":5,\"seconds\":2.0,\"loss/generator\":0.9}");
    assertThat(JobRow.of(run, JobState.WAITING, "").last()).isEqualTo("fid2k-tiny/selection 12.3");
  }

  @Test
  void anAlarmIsNoMeasurementAndAPenaltyBetweenReportsNoLoss() throws IOException {
    metrics(
        "{\"step\":10,\"imagesSeen\":5,\"seconds\":1.0,\"loss/generator\":1.0,\"score/real\":1}",
        "{\"step\":10,\"alarm\":{\"name\":\"saturation\",\"value\":1}}",
        "{\"step\":17,\"imagesSeen\":6,\"seconds\":1.7,\"penalty/r1\":0.5}");
    JobRow row = JobRow.of(run, JobState.RUNNING, "");
    assertThat(row.last()).isEqualTo("loss/generator 1.00");
    assertThat(row.secondsLeft()).isCloseTo(183 * 0.1, within(1e-9));
  }

  @Test
  void aRunIsDoneOnceItsLastStepIsEvaluatedAndReported() {
    assertThat(state()).isEqualTo(JobState.WAITING);
    FakeEnd.status(run.directory(), RunStatus.State.FINISHED, 200, null);
    assertThat(state()).isEqualTo(JobState.WAITING);
    FakeEnd.done(run.directory(), 100);
    assertThat(state()).isEqualTo(JobState.WAITING);
    FakeEnd.done(run.directory(), 200);
    assertThat(state()).isEqualTo(JobState.DONE);
    assertThat(JobRow.of(run, JobState.DONE, "").last()).isEqualTo("fid10-tiny 1.50");
  }

  @Test
  void aFailedRunSaysWhyAndWaitsOnlyWhereItIsToBeRetried() {
    FakeEnd.status(run.directory(), RunStatus.State.FAILED, 40, "step 50: loss/critic is NaN");
    SweepBoard board = new SweepBoard(List.of(run), false);
    assertThat(board.isSettled()).isTrue();
    assertThat(board.row(run).last()).isEqualTo("step 50: loss/critic is NaN");
    assertThat(board.summary()).isEqualTo("0 of 1 done, 1 failed");
    assertThat(new SweepBoard(List.of(run), true).state(run)).isEqualTo(JobState.WAITING);
  }

  @Test
  void withoutATerminalEachChangeIsALineAndWaitingAtFirstIsNone() {
    StringWriter shown = new StringWriter();
    SweepScreen screen = new SweepScreen(new PrintWriter(shown), false);
    SweepBoard board = new SweepBoard(List.of(run), false);
    screen.show(board);
    board.set(run, JobState.RUNNING, "");
    screen.show(board);
    screen.show(board);
    board.set(run, JobState.STOPPED, "ended by signal 9");
    screen.show(board);
    assertThat(shown.toString().lines())
        .containsExactly(
            "toy-seed1: running at step 0/200",
            "toy-seed1: stopped at step 0/200, ended by signal 9");
  }

  @Test
  void onATerminalTheTableIsDrawnAgainInPlace() {
    StringWriter shown = new StringWriter();
    SweepScreen screen = new SweepScreen(new PrintWriter(shown), true);
    SweepBoard board = new SweepBoard(List.of(run), false);
    screen.show(board);
    screen.say("Submitted");
    screen.show(board);
    assertThat(shown.toString().split("\033\\[3A\r\033\\[J", -1)).hasSize(2);
    assertThat(shown.toString()).contains("0 of 1 done, 1 waiting");
  }
}
