package org.gan4j.experiments.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.process.JavaCommand;
import org.gan4j.experiments.process.ScratchFolder;
import org.gan4j.experiments.process.StopSignal;
import org.gan4j.experiments.replica.ProcessOutcome;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.train.internal.process.ProcessLost;

/**
 * Runs one process of a training over the network and starts it again when another process is lost.
 * TensorFlow's servers cannot be stopped, so they run in a child process and end with it. The
 * training then continues from its last checkpoint.
 */
final class Supervisor {

  /** The exit code that a shell gives to a process ended by a signal, minus the signal. */
  private static final int BY_SIGNAL = 128;

  /**
   * The option by which the child writes everything for the user to standard output; TensorFlow's
   * own lines stay on standard error.
   */
  private static final String SAYS_ALL_ON_STANDARD_OUTPUT = "-Dgan.stderr=1";

  private static final Duration PATIENCE = Duration.ofDays(365);

  private final TrainRequest asked;
  private final ProcessRank place;
  private final PrintStream terminal;
  private final int most;

  Supervisor(TrainRequest asked, ProcessRank place, PrintStream terminal) {
    this.asked = asked;
    this.place = place;
    this.terminal = terminal;
    this.most = ExperimentFactory.execution(asked.experiment()).mostRestarts();
  }

  /**
   * Trains until the training has ended, or until processes were lost too often.
   *
   * @throws ProcessFailure if the training failed; the user has been told why
   */
  Trained train() {
    TrainRequest present = asked;
    try (ScratchFolder folder = ScratchFolder.create("gan-process");
        StopSignal stop = new StopSignal(PATIENCE)) {
      Path config =
          Files.writeString(
              folder.path().resolve("config.yaml"), ConfigWriter.write(asked.experiment()));
      for (int restarts = 0; ; restarts++) {
        ProcessOutcome outcome = run(config, present, stop);
        if (outcome.code() == 0) {
          return new Trained(outcome.run().orElseThrow(), outcome.finished());
        }
        boolean again = isLoss(outcome.code()) && restarts < most && !stop.raised();
        if (!again) {
          throw new ProcessFailure(outcome.code() < BY_SIGNAL ? outcome.code() : 1);
        }
        present = place.follows() ? present : present.resuming(outcome.run());
        terminal.println(
            String.format(
                Locale.ROOT,
                "Starting process %d again from the last checkpoint (%d of %d times)",
                place.rank(),
                restarts + 1,
                most));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isLoss(int code) {
    return code == ProcessLost.EXIT_CODE || code > BY_SIGNAL;
  }

  private ProcessOutcome run(Path config, TrainRequest request, StopSignal stop)
      throws IOException {
    JavaCommand java = JavaCommand.ofThisProcess().withOption(SAYS_ALL_ON_STANDARD_OUTPUT);
    Process process =
        new ProcessBuilder(java.with(arguments(config, request)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread passing = new Thread(() -> passOn(stop, process), "pass-on-signal");
    passing.setDaemon(true);
    passing.start();
    ProcessOutcome.Reader said = new ProcessOutcome.Reader(request.run());
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!said.takes(line)) {
          terminal.println(line);
        }
      }
    }
    return said.outcome(await(process));
  }

  /** Returns the arguments of the hidden verb {@code gan process}. */
  private static String[] arguments(Path config, TrainRequest request) {
    List<String> arguments = new ArrayList<>(List.of("process", "--config", config.toString()));
    arguments.addAll(List.of("--name", request.name(), "--runs", request.runs().toString()));
    request.run().ifPresent(run -> arguments.addAll(List.of("--run", run.path().toString())));
    if (request.acceptChanges()) {
      arguments.add("--accept-changes");
    }
    return arguments.toArray(String[]::new);
  }

  private int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * Passes a stop signal on to the child, unless it follows a chief, which tells it when to end.
   */
  private void passOn(StopSignal stop, Process process) {
    stop.await();
    if (!place.follows()) {
      process.toHandle().destroy(); // the process's own destroy() would close its streams
    }
  }
}
