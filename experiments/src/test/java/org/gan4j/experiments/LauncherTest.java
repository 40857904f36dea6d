package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher over a build that is there, with a Java that writes down how it was called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  /** Writes the archive it is asked for, unless told to fail. */
  private static final String JAVA =
      """
      #!/bin/bash
      echo "$*" >>"$CALLS"
      echo "${COLUMNS:-none}" >"$CALLS.columns"
      for word in "$@"; do
        case "$word" in
          -XX:ArchiveClassesAtExit=*)
            [ -z "${FAIL_ARCHIVE:-}" ] || exit 1
            echo archive >"${word#*=}"
            ;;
        esac
      done
      """;

  @TempDir private Path folder;
  private Path home;
  private Path calls;
  private Path archive;

  private record Outcome(int code, String out) {}

  @BeforeEach
  void build() throws IOException {
    home = folder.resolve("a home");
    calls = folder.resolve("calls");
    Path target = Files.createDirectories(home.resolve("experiments/target"));
    Files.copy(Path.of("..", "gan"), home.resolve("gan"));
    old(Files.writeString(home.resolve("pom.xml"), "<project/>"));
    Path dependency = Files.writeString(folder.resolve("dependency.jar"), "");
    Files.writeString(target.resolve("experiments-1.jar"), "");
    old(Files.writeString(target.resolve("classpath-cpu.txt"), dependency.toString()));
    archive = target.resolve("classes-cpu-17-Maker-17.0.9_9.jsa");
    Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
    executable(Files.writeString(bin.resolve("java"), JAVA));
    release("17.0.9");
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
    assertThat(names()).contains(archive.getFileName().toString()).hasSize(5);
  }

  private static final String PREPARING =
      "Preparing a quick start (once for each build and Java)...\n";

  @Test
  void archivesAgainAfterABuildAndForAnotherJava() throws Exception {
    gan(Map.of(), "list");
    old(archive);
    Files.setLastModifiedTime(
        home.resolve("experiments/target/classpath-cpu.txt"), FileTime.from(Instant.now()));
    assertThat(gan(Map.of(), "list").out()).isEqualTo(PREPARING);
    release("21.0.1");
    assertThat(gan(Map.of(), "list").out()).isEqualTo(PREPARING);
    assertThat(names()).contains("classes-cpu-21-Maker-21.0.1_9.jsa");
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
    gan(Map.of("GAN_CLASSPATH", "/mine.jar", "GAN_JAVA_OPTS", "-Xshare:off"), "train", "a b.yaml");
    assertThat(calls().get(0)).doesNotContain("/mine.jar", "-Xshare:off");
    assertThat(calls().get(1))
        .contains("dependency.jar:/mine.jar ")
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
    release("11.0.2");
    Outcome refused = gan(Map.of(), "list");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).startsWith("gan: expected Java 17 or newer, found Java 11. ");
    assertThat(calls).doesNotExist();
  }

  @Test
  void javaIsToldOfColumnsAndOfNoTerminalInAPipe() throws Exception {
    gan(Map.of("COLUMNS", "123"), "list");
    assertThat(calls()).noneMatch(call -> call.contains("-Dgan.terminal"));
    assertThat(folder.resolve("calls.columns")).hasContent("123");
  }

  @Test
  void javaIsToldOfTheTerminalAndItsWidth() throws Exception {
    String script = "stty cols 61 rows 20; exec bash '" + home.resolve("gan") + "' list";
    assumeThat(Path.of("/usr/bin/script")).exists();
    call(Map.of("COLUMNS", ""), List.of("script", "-qec", script, "/dev/null"));
    assertThat(calls().get(1)).contains(" -Dgan.terminal=true ");
    assertThat(folder.resolve("calls.columns")).hasContent("61");
  }

  private void release(String version) throws IOException {
    Files.writeString(
        folder.resolve("jdk/release"),
        String.format(
            Locale.ROOT,
            "IMPLEMENTOR=\"Maker\"\nJAVA_RUNTIME_VERSION=\"%s 9\"\nJAVA_VERSION=\"%s\"\n",
            version,
            version));
  }

  private Outcome gan(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(Stream.of("bash", home.resolve("gan").toString()), Stream.of(arguments))
            .toList();
    return call(environment, command);
  }

  private Outcome call(Map<String, String> environment, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("GAN_PROFILE", "cpu");
    builder.environment().put("CALLS", calls.toString());
    builder.environment().remove("GAN_CLASSPATH");
    builder.environment().remove("GAN_JAVA_OPTS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("experiments/target"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
