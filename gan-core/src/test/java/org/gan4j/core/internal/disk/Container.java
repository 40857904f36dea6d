package org.gan4j.core.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process in a PID namespace of its own, as in a container: others do not see that it lives. */
final class Container implements AutoCloseable {

  /** Uses up some process numbers, then runs a command. */
  private static final String SCRIPT =
      "n=$1; shift; while [ $n -gt 0 ]; do /bin/true; n=$((n-1)); done; \"$@\"; exit $?";

  private static final List<String> UNSHARE =
      List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child");

  private final Process process;
  private final BufferedReader lines;

  private Container(Process process) {
    this.process = process;
    this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Skips the test where this user may make no namespaces. */
  static void assumePossible() throws IOException, InterruptedException {
    boolean possible;
    try {
      possible = start(List.of("0", "true")).process.waitFor() == 0;
    } catch (IOException noUnshare) {
      possible = false;
    }
    assumeThat(possible).as("unshare --pid --fork --mount-proc works here").isTrue();
  }

  /**
   * Runs a class's main method.
   *
   * @param before how many processes there were before: two with as many have one number
   */
  static Container running(int before, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Integer.toString(before)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return start(command);
  }

  private static Container start(List<String> command) throws IOException {
    List<String> words = new ArrayList<>(UNSHARE);
    words.addAll(List.of("sh", "-c", SCRIPT, "sh"));
    words.addAll(command);
    return new Container(new ProcessBuilder(words).redirectErrorStream(true).start());
  }

  /** Waits for its next line, which must be this one. */
  void says(String line) throws IOException {
    assertThat(lines.readLine()).isEqualTo(line);
  }

  /** Lets it go on. */
  void goOn() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Waits for its end, which must be a good one. */
  void ends() throws IOException, InterruptedException {
    assertThat(lines.lines()).isEmpty();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
