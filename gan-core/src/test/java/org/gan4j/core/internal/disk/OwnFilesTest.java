package org.gan4j.core.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run's folder from a stranger. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS)
class OwnFilesTest {

  @TempDir private Path folder;
  private RunDirectory run;
  private Path outside;

  @BeforeEach
  void make() throws IOException {
    run = RunDirectory.create(folder.resolve("runs"), "x");
    Files.writeString(run.config(), "seed: 1\n");
    outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "kept");
  }

  private void assertRefused(Path place, String found) {
    assertThatThrownBy(() -> RunDirectory.open(run.path()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            place
                + ": expected only files and folders in a run, found "
                + found
                + ". Remove it, or put what it stands for in its place.");
    assertThat(outside.resolve("file")).hasContent("kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status.json", ".lock", "eval", "samples/step-00000001.png", "best"})
  void aLinkInARunIsRefused(String name) throws IOException {
    Path link = run.path().resolve(name);
    Files.createSymbolicLink(link, name.contains(".") ? outside.resolve("file") : outside);
    assertRefused(link, "a link");
  }

  @Test
  void aLinkToNothingIsRefused() throws IOException {
    Path link = run.path().resolve("metrics.jsonl");
    Files.createSymbolicLink(link, outside.resolve("new"));
    assertRefused(link, "a link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status.json", "checkpoints/pipe"})
  void aPipeIsRefusedAndNotWaitedFor(String name) throws Exception {
    Path pipe = run.path().resolve(name);
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).redirectErrorStream(true).start();
    assertThat(new String(made.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertRefused(pipe, "a pipe, socket or device");
  }

  @Test
  void whoeverNamesALinkToARunHasChosenIt() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("latest"), run.path());
    assertThat(RunDirectory.open(link).path()).isEqualTo(link);
  }
}
