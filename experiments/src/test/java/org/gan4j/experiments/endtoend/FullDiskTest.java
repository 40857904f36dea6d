package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file system of memory that is nearly full, in a name space of its own (Linux, {@code unshare}).
 * Skipped where such a one cannot be made.
 */
class FullDiskTest {

  /**
   * $1 the folder to mount on, $2 KiB to leave, $3 where to copy to, then java's arguments. Leaves
   * the exit codes and messages of a training on the full disk and of its resuming with room.
   */
  private static final String SCRIPT =
      """
      set -eu
      disk="$1"; left="$2"; out="$3"; shift 3
      mount -t tmpfs -o size=4096k none "$disk"
      head -c $(( (4096 - left) * 1024 )) /dev/zero > "$disk/filler"
      code=0; "$@" train "$disk/../full.yaml" --runs "$disk/runs" > "$out/train.txt" 2>&1 || code=$?
      echo "$code" > "$out/train.code"
      cp -r "$disk/runs" "$out/train"
      rm "$disk/filler"
      code=0; "$@" resume "$disk/runs/00001-full" > "$out/resume.txt" 2>&1 || code=$?
      echo "$code" > "$out/resume.code"
      cp -r "$disk/runs" "$out/resume"
      """;

  @TempDir private Path folder;

  private static boolean run(Path errors, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(errors.toFile())
            .start();
    return process.waitFor(300, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private void requireMounts() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("try"));
    boolean can;
    try {
      can =
          run(
              folder.resolve("unshare.txt"),
              List.of("unshare", "-rm", "mount", "-t", "tmpfs", "none", disk.toString()));
    } catch (IOException noSuchCommand) {
      can = false;
    }
    assumeTrue(can, "no file system of memory can be mounted here");
  }

  private static Checkpoint latest(Path runs) {
    RunDirectory run = RunDirectory.open(runs.resolve("00001-full"));
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow();
  }

  private String out(String file) throws IOException {
    return Files.readString(folder.resolve("out").resolve(file));
  }

  private Path train(int left) throws Exception {
    Path config = folder.resolve("full.yaml");
    Files.writeString(
        config,
        Files.readString(new TinyProject(folder).trainingOnly())
            .replace("checkpointEvery: 100", "checkpointEvery: 20"));
    Path disk = Files.createDirectories(folder.resolve("disk"));
    Path out = Files.createDirectories(folder.resolve("out"));
    List<String> command =
        Stream.concat(
                Stream.of(
                    "unshare",
                    "-rm",
                    "bash",
                    "-c",
                    SCRIPT,
                    "full-disk",
                    disk.toString(),
                    String.valueOf(left),
                    out.toString()),
                GanProcess.command().stream())
            .toList();
    assertThat(run(folder.resolve("script.txt"), command))
        .as(Files.readString(folder.resolve("script.txt")))
        .isTrue();
    return config;
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 140})
  @Timeout(600)
  void costsNoCheckpointSaysWhatItNeededAndGoesOnWithRoom(int left) throws Exception {
    requireMounts();
    Path config = train(left);

    assertThat(out("train.code")).isEqualTo("2\n");
    assertThat(out("train.txt").lines().toList())
        .last()
        .asString()
        .contains("No space left on device")
        .containsAnyOf("cannot write a checkpoint of ", "cannot be written");
    assertThat(out("resume.code")).isEqualTo("0\n");
    assertThat(out("resume.txt")).doesNotContain("damaged");
    GanCommand straight = GanCommand.run("train", config, "--runs", folder.resolve("straight"));
    assertThat(straight.code()).isZero();
    assertThat(latest(folder.resolve("out/resume")).sha256())
        .isEqualTo(latest(folder.resolve("straight")).sha256());
  }
}
