package org.gan4j.experiments;

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

/** A checkout with the launcher and what it starts: a Java and a Maven that do nothing but note. */
final class FakeCheckout {

  /** Notes its arguments; makes the archive that it is asked for, and refuses some options. */
  private static final String JAVA =
      """
      #!/bin/bash
      echo "${COLUMNS:-none}" >"$CALLS.columns"
      for word in "$@"; do
        case "$word" in
          -version) exit 0 ;;
          -XX:+Nonsense)
            echo "Picked up JAVA_TOOL_OPTIONS: $JAVA_TOOL_OPTIONS" >&2
            echo "Unrecognized VM option 'Nonsense'" >&2
            echo "Error: Could not create the Java Virtual Machine." >&2
            exit 1
            ;;
          -XX:ArchiveClassesAtExit=*)
            [ -z "${FAIL_ARCHIVE:-}" ] || { echo "$*" >>"$CALLS"; exit 1; }
            echo archive >"${word#*=}"
            ;;
        esac
      done
      echo "$*" >>"$CALLS"
      """;

  /** Builds when the file that the test names is there, and says what the real one says. */
  private static final String MAVEN =
      """
      #!/bin/bash
      echo "mvn $*" >>"$CALLS"
      while [ -n "${GO_ON:-}" ] && [ ! -e "$GO_ON" ]; do sleep 0.05; done
      echo "[INFO] Building gan4j 0.1-SNAPSHOT                  [1/2]"
      echo "[INFO] Downloading from central: http://host/a/small-1.pom"
      echo "[INFO] Downloaded from central: http://host/a/small-1.pom (4.5 kB at 9 kB/s)"
      echo "[INFO] Downloaded from central: http://host/a/large-1.jar (180 MB at 9 MB/s)"
      if [ -n "${FAIL_BUILD:-}" ]; then
        echo "[ERROR] it does not compile"
        exit 1
      fi
      echo "[INFO] Building experiments 0.1-SNAPSHOT            [2/2]"
      mkdir -p experiments/target/classes
      : >experiments/target/experiments-1.jar
      echo "$DEPENDENCY" >experiments/target/classpath-cpu.txt
      """;

  private final Path folder;
  private final Path home;

  /** What a call ended with and said. */
  record Outcome(int code, String out) {}

  /** A checkout in a folder with a space in its name, not built. */
  FakeCheckout(Path folder) throws IOException {
    this.folder = folder;
    home = Files.createDirectories(folder.resolve("a home"));
    Files.copy(Path.of("..", "gan"), home.resolve("gan"));
    Path scripts = Files.createDirectories(home.resolve("experiments/src/launcher"));
    for (String name : List.of("build.sh", "lock.sh")) {
      Files.copy(Path.of("src/launcher", name), scripts.resolve(name));
    }
    old(Files.writeString(home.resolve("pom.xml"), "<project/>"));
    Files.writeString(dependency(), "");
    Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
    executable(Files.writeString(bin.resolve("java"), JAVA));
    executable(Files.writeString(bin.resolve("javac"), ""));
    executable(Files.writeString(bin.resolve("mvn"), MAVEN));
    release("17.0.9");
  }

  /** The same, built an hour ago. */
  static FakeCheckout built(Path folder) throws IOException {
    FakeCheckout made = new FakeCheckout(folder);
    Files.createDirectories(made.target());
    Files.writeString(made.target().resolve("experiments-1.jar"), "");
    old(Files.writeString(made.classPathFile(), made.dependency().toString()));
    return made;
  }

  Path home() {
    return home;
  }

  Path target() {
    return home.resolve("experiments/target");
  }

  Path classPathFile() {
    return target().resolve("classpath-cpu.txt");
  }

  private Path dependency() {
    return folder.resolve("dependency.jar");
  }

  void release(String version) throws IOException {
    Files.writeString(
        folder.resolve("jdk/release"),
        String.format(
            Locale.ROOT,
            "IMPLEMENTOR=\"Maker\"\nJAVA_RUNTIME_VERSION=\"%s 9\"\nJAVA_VERSION=\"%s\"\n",
            version,
            version));
  }

  Outcome gan(Map<String, String> environment, String... arguments) throws Exception {
    return ended(start(environment, arguments));
  }

  Process start(Map<String, String> environment, String... arguments) throws IOException {
    return call(
        environment,
        Stream.concat(Stream.of("bash", home.resolve("gan").toString()), Stream.of(arguments))
            .toList());
  }

  /** Any command, with what the launcher needs in its environment. */
  Process call(Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> given = builder.environment();
    for (String name : List.of("GAN_CLASSPATH", "GAN_JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
      given.remove(name);
    }
    given.put("JAVA_HOME", folder.resolve("jdk").toString());
    given.put("PATH", folder.resolve("jdk/bin") + ":" + given.get("PATH"));
    given.put("GAN_PROFILE", "cpu");
    given.put("CALLS", folder.resolve("calls").toString());
    given.put("DEPENDENCY", dependency().toString());
    given.putAll(environment);
    return builder.start();
  }

  static Outcome ended(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out);
  }

  /** How Java and Maven were called. */
  List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  static Path old(Path file) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
