package org.gan4j.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.process.JavaCommand;
import org.gan4j.experiments.process.JobLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are no trainings: when they are started, and what is made of their end. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class LocalEngineTest {

  @TempDir private Path parent;
  private final StringWriter shown = new StringWriter();
  private List<SweepRun> runs;

  @BeforeEach
  void makeRuns() {
    SweepFolder folder = new SweepFolder(parent.resolve("study"));
    runs =
        folder.runs(
            IntStream.rangeClosed(1, 4)
                .mapToObj(
                    seed ->
                        new SweepJob(
                            "toy-seed" + seed,
                            Path.of("toy.yaml"),
                            ToyExperiment.read("seed=" + seed)))
                .toList());
    folder.make(runs);
  }

  private SweepBoard work(String script, int parallel) throws IOException {
    Path file = Files.writeString(parent.resolve("job.sh"), script);
    SweepBoard board = new SweepBoard(runs, false);
    new LocalEngine(new JavaCommand(List.of("bash", file.toString())), parallel)
        .work(board, new SweepScreen(new PrintWriter(shown), false), () -> false);
    return board;
  }

  @Test
  void asManyJobsAsAllowedAreAtWorkAtOnce() throws IOException {
    Path log = parent.resolve("log");
    work(String.format(Locale.ROOT, "echo 1 >>'%s'; sleep 0.5; echo -1 >>'%s'", log, log), 2);
    int now = 0;
    int most = 0;
    for (String line : Files.readAllLines(log)) {
      now += Integer.parseInt(line);
      most = Math.max(most, now);
    }
    assertThat(most).isEqualTo(2);
    assertThat(now).isZero();
  }

  @Test
  void aProcessThatFailsIsShownByItsLastWordsAndOneThatWasKilledByItsSignal() throws IOException {
    SweepBoard board =
        work(
            """
            case "$2" in
              *seed1) echo first; echo 'mnist: damaged.'; echo; exit 2 ;;
              *seed2) kill -9 $$ ;;
              *seed3) exit 1 ;;
              *seed4) kill -TERM $$ ;;
            esac
            """,
            4);
    assertThat(runs.stream().map(run -> board.state(run) + ": " + board.row(run).last()))
        .containsExactly(
            "failed: mnist: damaged.",
            "stopped: ended by signal 9",
            "failed: ended without a word, see " + runs.get(2).log(),
            "stopped: ended by signal 15");
  }

  @Test
  void aRunThatAnotherProcessIsAtWorkOnIsWaitedForAndNotStarted() throws Exception {
    runs.subList(1, 4).forEach(run -> FakeEnd.done(run.directory(), 200));
    RunDirectory busy = runs.get(0).directory();
    CountDownLatch held = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> JobLock.holding(busy, () -> endOnceItIsShown(busy, held)));
    held.await();
    SweepBoard board = work("exit 1", 1);
    other.get();
    assertThat(board.summary()).isEqualTo("4 of 4 done");
    assertThat(shown.toString()).contains("toy-seed1: running at step 0/200, by a process of an");
    assertThat(runs.get(0).log()).doesNotExist();
  }

  private boolean endOnceItIsShown(RunDirectory run, CountDownLatch held) {
    held.countDown();
    while (!shown.toString().contains("toy-seed1: running")) {
      Thread.onSpinWait();
    }
    FakeEnd.done(run, 200);
    return true;
  }
}
