package org.gan4j.experiments.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gan4j.experiments.Gan;

/** The other processes of a training on this machine: this program, started again. */
public final class LocalReplicas implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final List<One> all = new ArrayList<>();

  /** A process and the last line that it said. */
  private static final class One {
    private final int rank;
    private final Process process;
    private volatile String said = "";

    One(int rank, Process process) {
      this.rank = rank;
      this.process = process;
    }

    void listen() {
      try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said = line;
        }
      } catch (IOException ended) {
        return;
      }
    }
  }

  /**
   * Starts the processes 1 to count - 1.
   *
   * @param arguments of the command, but for the rank, which is added
   * @param secret given to them in their environment, where others cannot read it
   */
  public static LocalReplicas start(int count, List<String> arguments, Map<String, String> secret) {
    LocalReplicas replicas = new LocalReplicas();
    try {
      for (int rank = 1; rank < count; rank++) {
        replicas.add(rank, arguments, secret);
      }
      return replicas;
    } catch (IOException failed) {
      replicas.close();
      throw new UncheckedIOException(failed);
    }
  }

  private void add(int rank, List<String> arguments, Map<String, String> secret)
      throws IOException {
    List<String> command = new ArrayList<>(java());
    command.addAll(arguments);
    command.add(Integer.toString(rank));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(secret);
    One one = new One(rank, builder.start());
    all.add(one);
    Thread reader = new Thread(one::listen, "replica-" + rank);
    reader.setDaemon(true);
    reader.start();
  }

  /** This program's own Java, options and jars, but for what only one process can have. */
  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option ->
                Stream.of("-agentlib", "-javaagent", "-Dgan.stderr", "-Dgan.log", "-Dgan.terminal")
                    .noneMatch(option::startsWith))
        .forEach(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Gan.class.getName());
    return command;
  }

  /** Why somebody cannot come: a process that has ended, and the last thing it said. */
  public Optional<String> ended() {
    return all.stream()
        .filter(one -> !one.process.isAlive())
        .findFirst()
        .map(
            one ->
                String.format(
                    Locale.ROOT,
                    "process %d of replica %d ended with exit code %d: %s",
                    one.process.pid(),
                    one.rank,
                    one.process.exitValue(),
                    one.said));
  }

  /** Ends all at once. */
  public void kill() {
    all.forEach(one -> one.process.destroyForcibly());
  }

  /** Ends those that do not end by themselves. */
  @Override
  public void close() {
    for (One one : all) {
      try {
        if (!one.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          one.process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        one.process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
