package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gan4j.experiments.FakeCheckout.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher over a build that is there, with a Java that writes down how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path folder;
  private FakeCheckout checkout;
  private Path archive;

  @BeforeEach
  void build() throws IOException {
    checkout = FakeCheckout.built(folder);
    archive = checkout.target().resolve("classes-cpu-17-Maker-17.0.9_9.jsa");
  }

  @Test
  void archivesTheClassesOnceAndUsesThem() throws Exception {
    assertThat(gan(Map.of(), "list")).isEqualTo(new Outcome(0, PREPARING));
    assertThat(gan(Map.of(), "list")).isEqualTo(new Outcome(0, ""));

    assertThat(calls()).hasSize(3);
    assertThat(calls().get(0)).contains("ClassArchive").doesNotContain("SharedArchiveFile");
    assertThat(calls().subList(1, 3))
        .allMatch(call -> call.contains("-XX:SharedArchiveFile=" + archive + " "))
        .allMatch(call -> call.endsWith("org.gan4j.experiments.Gan list"));
    assertThat(checkout.names()).contains(archive.getFileName().toString()).hasSize(6);
  }

  private static final String PREPARING =
      "Preparing a quick start (once for each build and Java)...\n";

  @Test
  void archivesAgainAfterABuildAndForAnotherJava() throws Exception {
    gan(Map.of(), "list");
    FakeCheckout.old(archive);
    Files.setLastModifiedTime(checkout.classPathFile(), FileTime.from(Instant.now()));
    assertThat(gan(Map.of(), "list").out()).isEqualTo(PREPARING);
    checkout.release("21.0.1");
    assertThat(gan(Map.of(), "list").out()).isEqualTo(PREPARING);
    assertThat(checkout.names()).contains("classes-cpu-21-Maker-21.0.1_9.jsa");
  }

  @Test
  void aJavaThatCannotArchiveIsAskedOnce() throws Exception {
    gan(Map.of("FAIL_ARCHIVE", "yes"), "list");
    assertThat(gan(Map.of("FAIL_ARCHIVE", "yes"), "list").out()).isEmpty();
    assertThat(calls()).hasSize(3).noneMatch(call -> call.contains("SharedArchiveFile"));
    assertThat(archive).isEmptyFile();
  }

  @Test
  void aUsersJarsAndOptionsComeAfterOursAndNotIntoTheArchive() throws Exception {
    String mine = Files.writeString(folder.resolve("mine.jar"), "").toString();
    String jars = ":" + mine + "::";
    gan(Map.of("GAN_CLASSPATH", jars, "GAN_JAVA_OPTS", "-Xshare:off"), "train", "a b.yaml");
    assertThat(calls().get(0)).doesNotContain("mine.jar", "-Xshare:off");
    assertThat(calls().get(1))
        .contains("dependency.jar:" + mine + " ")
        .endsWith("-Xshare:off org.gan4j.experiments.Gan train a b.yaml");
    assertThat(calls().get(1).indexOf("-XX:SharedArchiveFile"))
        .isLessThan(calls().get(1).indexOf("-Xshare:off"));
  }

  @Test
  void compilesLessForShortVerbsOnly() throws Exception {
    gan(Map.of(), "check", "a.yaml");
    gan(Map.of(), "train", "--help");
    gan(Map.of(), "train", "a.yaml");
    assertThat(calls().subList(1, 3)).allMatch(call -> call.contains("-XX:Tier4"));
    assertThat(calls().get(3)).doesNotContain("-XX:Tier");
  }

  @Test
  void anOldJavaIsRefusedWithoutBeingStarted() throws Exception {
    checkout.release("11.0.2");
    Outcome refused = gan(Map.of(), "list");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).startsWith("gan: expected Java 17 or newer, found Java 11. ");
    assertThat(calls()).isEmpty();
  }

  @Test
  void aUsersJarThatDoesNotExistIsRefusedByItsName() throws Exception {
    assertThat(gan(Map.of("GAN_CLASSPATH", "no such.jar"), "list"))
        .isEqualTo(
            refused(
                "GAN_CLASSPATH: expected jars and folders, found nothing at 'no such.jar'. Correct"
                    + " the path, or unset GAN_CLASSPATH."));
  }

  @Test
  void optionsThatJavaRefusesAreOneLine() throws Exception {
    assertThat(gan(Map.of("GAN_JAVA_OPTS", "-XX:+Nonsense"), "list"))
        .isEqualTo(
            refused(
                "GAN_JAVA_OPTS: expected options that Java accepts, found: Unrecognized VM option"
                    + " 'Nonsense'. Correct or unset it."));
  }

  @Test
  void theUsersCollectorReplacesOurs() throws Exception {
    gan(Map.of(), "train", "a.yaml");
    gan(Map.of("GAN_JAVA_OPTS", "-Xmx1g -XX:+UseG1GC"), "train", "a.yaml");
    assertThat(calls().get(1)).contains("-XX:+UseSerialGC");
    assertThat(calls().get(2)).contains("-XX:+UseG1GC").doesNotContain("Serial", "-Xmn");
  }

  @Test
  void aWrongJavaHomeIsNotReplacedSilently() throws Exception {
    assertThat(gan(Map.of("JAVA_HOME", "/no/jdk"), "list"))
        .isEqualTo(
            refused(
                "JAVA_HOME: expected a JDK, found no bin/java in '/no/jdk'. Point it at a JDK 17 or"
                    + " newer, or unset it."));
  }

  @ParameterizedTest
  @CsvSource({
    "CDPATH, /:.:..",
    "SHELLOPTS, noclobber:noglob:posix",
    "POSIXLY_CORRECT, 1",
    "IFS, /",
    "GREP_OPTIONS, -v",
    "BASH_FUNC_cd%%, () { false; }",
    "BASH_FUNC_find%%, () { echo found; }"
  })
  void theUsersShellSettingsDoNotReachTheLauncher(String name, String value) throws Exception {
    gan(Map.of(), "list");
    assertThat(gan(Map.of(name, value), "list")).isEqualTo(new Outcome(0, ""));
    assertThat(calls()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "no_SUCH.UTF-8"})
  void javaHasACharacterSetBeyondAscii(String locale) throws Exception {
    Path java = folder.resolve("jdk/bin/java");
    FakeCheckout.executable(Files.writeString(java, "#!/bin/bash\nlocale charmap >>\"$CALLS\""));
    gan(Map.of("LC_ALL", locale), "list");
    assertThat(calls()).isNotEmpty().containsOnly("UTF-8");
  }

  @Test
  void tooFewOpenFilesAreRefusedInOneLine() throws Exception {
    List<String> command =
        List.of(
            "bash", "-c", "ulimit -n 32; exec bash \"$1\" list", "sh", checkout.home() + "/gan");
    assertThat(FakeCheckout.ended(checkout.call(Map.of(), command)))
        .isEqualTo(
            new Outcome(
                2,
                "gan: expected that a process may open at least 128 files, found a limit of 32."
                    + " Raise it: ulimit -n 1024.\n"));
  }

  @Test
  void tooLittleMemoryForJavaIsOneLine() throws Exception {
    Path java = folder.resolve("jdk/bin/java");
    Files.writeString(
        java, "#!/bin/bash\necho 'Error in the VM'\necho 'No room: 5 bytes'\nexit 1\n");
    List<String> command =
        List.of(
            "bash",
            "-c",
            "ulimit -v 9000000; exec bash \"$1\" list",
            "sh",
            checkout.home() + "/gan");
    assertThat(FakeCheckout.ended(checkout.call(Map.of(), command)))
        .isEqualTo(
            new Outcome(
                2,
                "gan: expected that Java starts in the 9000000 KiB of memory that a process may"
                    + " have, found: No room: 5 bytes. Raise it: ulimit -v unlimited.\n"));
  }

  @Test
  void aPathWithAColonIsRefused() throws Exception {
    FakeCheckout elsewhere = FakeCheckout.built(Files.createDirectory(folder.resolve("a:b")));
    Outcome outcome = elsewhere.gan(Map.of("JAVA_HOME", folder + "/jdk"), "list");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out())
        .startsWith("gan: expected a checkout in a path without colons, found ")
        .hasLineCount(1);
  }

  @Test
  void javaIsToldOfColumnsAndOfNoTerminalInAPipe() throws Exception {
    gan(Map.of("COLUMNS", "123"), "list");
    assertThat(calls()).noneMatch(call -> call.contains("-Dgan.terminal"));
    assertThat(folder.resolve("calls.columns")).hasContent("123");
  }

  @Test
  void javaIsToldOfTheTerminalAndItsWidth() throws Exception {
    String launcher = checkout.home().resolve("gan").toString();
    String script = "stty cols 61 rows 20; exec bash '" + launcher + "' list";
    assumeThat(Path.of("/usr/bin/script")).exists();
    List<String> command = List.of("script", "-qec", script, "/dev/null");
    FakeCheckout.ended(checkout.call(Map.of("COLUMNS", ""), command));
    assertThat(calls().get(1)).contains(" -Dgan.terminal=true ");
    assertThat(folder.resolve("calls.columns")).hasContent("61");
  }

  private static Outcome refused(String line) {
    return new Outcome(2, "gan: " + line + "\n");
  }

  private Outcome gan(Map<String, String> environment, String... arguments) throws Exception {
    return checkout.gan(environment, arguments);
  }

  private List<String> calls() throws IOException {
    return checkout.calls();
  }
}
