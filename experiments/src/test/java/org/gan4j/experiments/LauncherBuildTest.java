package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.experiments.FakeCheckout.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher builds: once, alone, and not in silence. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherBuildTest {

  private static final String WAITING = "Waiting for another gan that builds this checkout...";

  @TempDir private Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void make() throws IOException {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void theFirstBuildSaysWhatItIsDoing() throws Exception {
    Outcome first = checkout.gan(Map.of(), "list");
    assertThat(first.code()).isZero();
    assertThat(first.out().lines())
        .containsExactly(
            "Building gan4j (first run only; Maven downloads up to 500 MB)...",
            "  1/2 gan4j",
            "  downloaded large-1.jar (180 MB)",
            "  2/2 experiments",
            "Preparing a quick start (once for each build and Java)...");
    assertThat(checkout.gan(Map.of(), "list")).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void aBuildThatFailsSaysWhyAndIsNotTakenForOne() throws Exception {
    Outcome failed = checkout.gan(Map.of("FAIL_BUILD", "yes"), "list");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out())
        .endsWith("[ERROR] it does not compile\ngan: the build failed; Maven says above why.\n")
        .doesNotContain("[INFO]");
    assertThat(checkout.gan(Map.of(), "list").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"with flock", "without flock"})
  void twoAtOnceBuildOnce(String how) throws Exception {
    Path goOn = folder.resolve("go on");
    Map<String, String> environment = environment(how, goOn);
    Process first = checkout.start(environment, "list");
    awaitLine(first, "Building gan4j");
    Process second = checkout.start(environment, "list");
    assertThat(second.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(WAITING);
    Files.createFile(goOn);

    assertThat(FakeCheckout.ended(first).code()).isZero();
    assertThat(FakeCheckout.ended(second)).isEqualTo(new Outcome(0, ""));
    assertThat(checkout.calls()).filteredOn(call -> call.startsWith("mvn")).hasSize(1);
    assertThat(checkout.calls()).filteredOn(call -> call.contains("ClassArchive")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with flock", "without flock"})
  void aLockWhoseHolderWasKilledIsTakenOver(String how) throws Exception {
    Path goOn = folder.resolve("go on");
    Process killed = checkout.start(environment(how, goOn), "list");
    awaitLine(killed, "Building gan4j");
    List<ProcessHandle> children = killed.descendants().toList();
    killed.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
    Files.createFile(goOn);

    assertThat(checkout.gan(environment(how, goOn), "list").code()).isZero();
    assertThat(checkout.target().resolve("build.lock.d")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'999999999 $(machine)', dead",
    "'$$ $(machine)', alive",
    // Of another container, kernel or host.
    "'999999999 $(machine | sed s/pid:/pid:1/)', alive",
    "'999999999 $(uname -n)', alive",
    "'999999999 x$(machine)', alive"
  })
  void aHolderIsTakenForDeadOnlyWhereItsNumberMeansTheSame(String holder, String state)
      throws Exception {
    assumeThat(Path.of("/proc/self/ns/pid")).exists();
    Path lock = Files.createDirectories(folder.resolve("lock"));
    String script =
        ". src/launcher/lock.sh; lock=$1; echo \""
            + holder
            + "\" >$lock/holder; if is_dead; then echo dead; else echo alive; fi";
    Process asked = checkout.call(Map.of(), List.of("bash", "-c", script, "sh", lock.toString()));
    assertThat(FakeCheckout.ended(asked)).isEqualTo(new Outcome(0, state + "\n"));
  }

  /** A PATH without flock has all programs of the launcher but it. */
  private Map<String, String> environment(String how, Path goOn) throws IOException {
    if (how.equals("with flock")) {
      return Map.of("GO_ON", goOn.toString());
    }
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String name : PROGRAMS) {
      String call = "#!/bin/sh\nexec " + program(name) + " \"$@\"\n";
      FakeCheckout.executable(Files.writeString(programs.resolve(name), call));
    }
    String path = folder.resolve("jdk/bin") + ":" + programs;
    return Map.of("GO_ON", goOn.toString(), "PATH", path);
  }

  private static final List<String> PROGRAMS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep",
          "touch",
          "uname");

  private static Path program(String name) {
    Path inBin = Path.of("/bin", name);
    return Files.exists(inBin) ? inBin : Path.of("/usr/bin", name);
  }

  private static void awaitLine(Process process, String start) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).isNotNull();
  }
}
