package org.gan4j.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.ToyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine under a Slurm whose queue goes through given states, one a look; with each state, what
 * the tasks have left in the runs' folders by then.
 */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class SlurmEngineTest {

  @TempDir private Path parent;
  private FakeSlurm slurm;
  private SweepFolder folder;
  private List<SweepRun> runs;
  private final StringWriter shown = new StringWriter();
  private int looks;

  @BeforeEach
  void install() throws IOException {
    slurm = new FakeSlurm(parent);
    folder = new SweepFolder(parent.resolve("study"));
    List<SweepJob> jobs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(
                seed ->
                    new SweepJob(
                        "toy-seed" + seed, Path.of("toy.yaml"), ToyExperiment.read("seed=" + seed)))
            .toList();
    runs = folder.runs(jobs);
    folder.make(runs);
    slurm.command(
        "sbatch",
        "n=$(cat arrays 2>/dev/null || echo 6); echo $((n + 1)) | tee arrays"
            .replace("arrays", slurm.folder.resolve("arrays").toString()));
    slurm.command(
        "scontrol", String.format(Locale.ROOT, "cat '%s'/end-\"${@: -1}\"", slurm.folder));
    slurm.command(
        "squeue",
        String.format(
            Locale.ROOT,
            "cd '%s'; n=$(cat looks 2>/dev/null || echo 0); echo $((n + 1)) >looks; . ./look-$((n + 1))",
            slurm.folder));
  }

  /** What the next look at the queue finds. */
  private void look(String... lines) throws IOException {
    looks++;
    Files.writeString(slurm.folder.resolve("look-" + looks), String.join("\n", lines) + "\n");
  }

  private static String queue(String... tasks) {
    return "printf '%s\\n' '" + String.join("' '", tasks) + "'";
  }

  private void ends(String task, String state, int code) throws IOException {
    Files.writeString(
        slurm.folder.resolve("end-" + task), "JobState=" + state + " ExitCode=" + code + ":0\n");
  }

  /** A shell line that puts files into a run's folder. */
  private String leaves(int number, Consumer<RunDirectory> end) throws IOException {
    Path prepared = Files.createDirectories(parent.resolve("prepared-" + looks + "-" + number));
    end.accept(new RunDirectory(prepared));
    Path run = runs.get(number - 1).directory().path();
    return String.format(Locale.ROOT, "cp -r '%s'/. '%s'", prepared, run);
  }

  private String done(int number) throws IOException {
    return leaves(number, run -> FakeEnd.done(run, 200));
  }

  private SweepBoard work(BooleanSupplier stop) {
    SweepBoard board = new SweepBoard(runs, false);
    SlurmEngine engine =
        new SlurmEngine(
            slurm.queue("gan-study"),
            folder.path().resolve("slurm.sh"),
            SlurmConfig.DEFAULTS,
            Optional.of(2),
            Duration.ofMillis(1));
    engine.work(board, new SweepScreen(new PrintWriter(shown), false), stop);
    engine.afterStop().ifPresent(shown::append);
    return board;
  }

  private List<String> submitted() throws IOException {
    return slurm.calls().stream()
        .filter(call -> call.startsWith("sbatch"))
        .map(call -> call.replaceFirst(".*--array=(\\S+) .*", "$1"))
        .toList();
  }

  @Test
  void submitsOneArrayWaitsForWhatIsRequeuedAndSubmitsAgainWhatRanOutOfTime() throws IOException {
    look();
    look(queue("7 1 RUNNING", "7 2 RUNNING", "7 3 PENDING"));
    look(done(1), queue("7 2 PENDING", "7 3 RUNNING"));
    look("exit 1");
    look(
        leaves(3, run -> FakeEnd.status(run, RunStatus.State.STOPPED, 100, null)),
        queue("7 2 RUNNING"));
    ends("7_3", "TIMEOUT", 0);
    look(done(2), queue("8 3 RUNNING"));
    look(done(3));

    SweepBoard board = work(() -> false);

    assertThat(board.summary()).isEqualTo("3 of 3 done");
    assertThat(submitted()).containsExactly("1-3%2", "3%2");
    assertThat(shown.toString())
        .contains("Submitted array 7: runs 1-3", "Submitted array 8: runs 3")
        .contains("toy-seed2: waiting at step 0/200, in the queue");
  }

  @Test
  void whatCannotGoOnIsNotSubmittedAgain() throws IOException {
    look();
    look(queue("7 1 RUNNING", "7 2 RUNNING", "7 3 RUNNING"));
    Files.writeString(runs.get(1).log(), "x.yaml: /dataset: expected images, found none.\n");
    ends("7_2", "FAILED", 2);
    ends("7_3", "CANCELLED", 0);
    look(leaves(1, run -> FakeEnd.status(run, RunStatus.State.FAILED, 40, "step 50: NaN")));

    SweepBoard board = work(() -> false);

    assertThat(submitted()).containsExactly("1-3%2");
    assertThat(board.summary()).isEqualTo("0 of 3 done, 1 stopped, 2 failed");
    assertThat(runs.stream().map(run -> board.row(run).last()))
        .containsExactly(
            "step 50: NaN", "x.yaml: /dataset: expected images, found none.", "cancelled in Slurm");
  }

  @Test
  void whatEndsThreeTimesWithoutANewCheckpointHasFailed() throws IOException {
    FakeEnd.done(runs.get(0).directory(), 200);
    FakeEnd.done(runs.get(1).directory(), 200);
    look();
    for (int array = 7; array <= 10; array++) {
      look(queue(array + " 3 RUNNING"));
      ends(array + "_3", "NODE_FAIL", 0);
      look();
    }
    SweepBoard board = work(() -> false);
    assertThat(submitted()).containsExactly("3%2", "3%2", "3%2");
    assertThat(board.row(runs.get(2)).last())
        .isEqualTo("ended 3 times without a new checkpoint: NODE_FAIL");
  }

  @Test
  void anotherCallFollowsWhatAnEarlierOneSubmitted() throws IOException {
    look(queue("7 1 RUNNING", "7 2 PENDING", "7 3 PENDING"));
    look(done(1), done(2), done(3));
    assertThat(work(() -> false).summary()).isEqualTo("3 of 3 done");
    assertThat(submitted()).isEmpty();
  }

  @Test
  void afterAStopTheTasksStayInTheQueue() throws IOException {
    look();
    BooleanSupplier afterTheFirstLook = () -> shown.toString().contains("Submitted");
    assertThat(work(afterTheFirstLook).summary()).isEqualTo("0 of 3 done, 3 waiting");
    assertThat(shown.toString())
        .endsWith("The tasks stay in Slurm's queue. To end them: scancel 7");
  }
}
