package org.gan4j.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.experiments.process.JavaCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command lines that Slurm gets, and how its answers are read. */
@DisabledOnOs(OS.WINDOWS)
class SlurmQueueTest {

  @TempDir private Path folder;
  private FakeSlurm slurm;

  @BeforeEach
  void install() throws IOException {
    slurm = new FakeSlurm(folder);
  }

  @Test
  void onePrivateNameOneArrayRequeuedAndToldBeforeItsTimeEnds() throws IOException {
    slurm.command("sbatch", "echo '42;cluster'");
    SlurmConfig config =
        new SlurmConfig(
            Optional.of("gpu"),
            Optional.of("02:00:00"),
            Optional.of(4),
            Optional.of("8G"),
            Optional.of(1),
            Optional.of(List.of("--account=vision")));
    String array =
        slurm
            .queue("gan-study-1234")
            .submit(
                folder.resolve("slurm.sh"), List.of(1, 2, 3, 7), Optional.of(2), config.options());
    assertThat(array).isEqualTo("42");
    assertThat(slurm.calls())
        .containsExactly(
            "sbatch --parsable --job-name=gan-study-1234 --array=1-3,7%2 --requeue"
                + " --signal=B:TERM@120 --open-mode=append --output="
                + folder.resolve("slurm.log")
                + " --partition=gpu --time=02:00:00 --cpus-per-task=4 --mem=8G --gres=gpu:1"
                + " --account=vision "
                + folder.resolve("slurm.sh"));
  }

  @Test
  void whatSlurmRefusesIsSaidInItsWords() throws IOException {
    slurm.command("sbatch", "echo 'sbatch: error: invalid partition' >&2; exit 1");
    assertThatThrownBy(
            () ->
                slurm
                    .queue("x")
                    .submit(folder.resolve("s"), List.of(1), Optional.empty(), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "sbatch: expected Slurm to take the array, found: sbatch: error: invalid partition."
                + " Correct the slurm section of the sweep.");
  }

  @Test
  void theQueueIsAskedForTheTasksOfThisSweep() throws IOException {
    slurm.command("squeue", "echo '42 1 RUNNING'; echo '42 10 PENDING'; echo '40 N/A PENDING'");
    assertThat(slurm.queue("gan-study-1234").tasks())
        .contains(
            Map.of(
                1, new SlurmQueue.Task("42", "RUNNING"),
                10, new SlurmQueue.Task("42", "PENDING")));
    assertThat(slurm.calls())
        .containsExactly("squeue --me --array --noheader --name=gan-study-1234 --format=%F %K %T");
  }

  @Test
  void aQueueThatDoesNotAnswerIsNoEmptyQueue() throws IOException {
    slurm.command("squeue", "echo 'Unable to contact slurm controller' >&2; exit 1");
    assertThat(slurm.queue("x").tasks()).isEmpty();
  }

  @Test
  void withoutSlurmThereIsOneClearError() {
    assertThatThrownBy(() -> slurm.queue("x").tasks())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "squeue: expected the commands of Slurm on the PATH, found none. Call gan sweep where"
                + " Slurm is, or use --engine local.");
  }

  @Test
  void theEndOfATaskIsReadFromScontrol() throws IOException {
    slurm.command(
        "scontrol", "echo 'JobId=44 ArrayTaskId=3 JobState=FAILED Requeue=1 ExitCode=2:0 X=1'");
    SlurmQueue.Task task = new SlurmQueue.Task("42", "RUNNING");
    assertThat(slurm.queue("x").ending(task, 3)).isEqualTo(new SlurmQueue.Ending("FAILED", 2));
    assertThat(slurm.calls()).containsExactly("scontrol show job --oneliner 42_3");
    slurm.command("scontrol", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    assertThat(slurm.queue("x").ending(task, 3)).isEqualTo(new SlurmQueue.Ending("UNKNOWN", 0));
  }

  @Test
  void theScriptDoesTheRunOfItsIndex() throws Exception {
    Path path = folder.resolve("it's a study");
    Path run = Files.createDirectories(path.resolve("00007-toy-seed1"));
    Path seen = folder.resolve("seen.sh");
    Files.writeString(seen, "#!/bin/bash\necho \"$TF_ENABLE_ONEDNN_OPTS\" \"$@\"\n");
    assertThat(seen.toFile().setExecutable(true)).isTrue();
    Path script =
        SlurmScript.write(
            new SweepFolder(path),
            new JavaCommand(List.of(seen.toString(), "-Dx=a b", "Gan")),
            Map.of("TF_ENABLE_ONEDNN_OPTS", "1", "HOME", "/nobody"));
    ProcessBuilder task = new ProcessBuilder("bash", script.toString());
    task.environment().put("SLURM_ARRAY_TASK_ID", "7");
    assertThat(task.start().waitFor()).isZero();
    assertThat(run.resolve("job.log")).hasContent("1 -Dx=a b Gan finish " + run);
  }
}
