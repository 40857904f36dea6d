package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gan4j.core.run.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is printed and does not come through: in the exit code, and never the end of a training. */
@Timeout(300)
class UnwritableOutputTest {

  @TempDir private Path folder;

  private record Outcome(int code, String err) {}

  @BeforeEach
  void requireFullDevice() {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full here");
  }

  /** Runs the command with its streams as a shell redirects them. */
  private Outcome gan(String redirection, Object... arguments) throws Exception {
    Path err = folder.resolve("err");
    List<String> command =
        Stream.concat(
                Stream.of("bash", "-c", "\"$@\" " + redirection, "gan"),
                GanProcess.command(arguments).stream())
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void aFullDiskIsOneLineAndExitCodeOne() throws Exception {
    Outcome full = gan(">/dev/full", "list");
    assertThat(full.code()).isEqualTo(1);
    assertThat(full.err())
        .isEqualTo(
            "standard output: cannot be written (No space left on device)."
                + " What was to be printed is lost; files are written.\n");
    assertThat(gan(">/dev/full", "--help").code()).isEqualTo(1);
  }

  @Test
  void anErrorKeepsItsOwnExitCode() throws Exception {
    assertThat(gan(">/dev/full", "check", folder.resolve("none.yaml")).code()).isEqualTo(2);
  }

  @Test
  void aClosedPipeIsQuietAndHasTheExitCodeOfOne() throws Exception {
    Process process =
        new ProcessBuilder(GanProcess.command("list"))
            .redirectError(folder.resolve("err").toFile())
            .start();
    process.getInputStream().close();
    assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(141);
    assertThat(folder.resolve("err")).isEmptyFile();
  }

  @Test
  void standardErrorThatCannotBeWrittenEndsNoTraining() throws Exception {
    Path config = new TinyProject(folder).trainingOnly();
    Path runs = folder.resolve("runs");
    Outcome trained =
        gan("2>/dev/full", "train", config, "--runs", runs, "--set", "training.steps=20");
    assertThat(trained.code()).isZero();
    assertThat(RunStatus.read(TinyProject.run(runs, "00001-training")))
        .contains(new RunStatus(RunStatus.State.FINISHED, 20, 20));
  }
}
