package org.gan4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gan4j.experiments.machine.Machine;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.session.SessionSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains, and answers turns as the peers' scripts do ({@code python/turns.py}): the trainer takes
 * the steps that a line on standard input asks for, and stands still until the next.
 */
@Command(
    name = "StepTurns",
    mixinStandardHelpOptions = true,
    description = "Answers turns of steps of the trainer; see compare-steps.sh.")
public final class StepTurns implements Runnable, TrainingListener {

  @Option(
      names = "--step",
      required = true,
      description = "dcgan28, dcgan64, wgan_gp, sngan or cyclegan128.")
  private MeasuredStep measured;

  @Option(names = "--batch", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
  private int threads;

  private final BufferedReader questions =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long turn;
  private long left;
  private long start;
  private long processorStart;

  /** Prints the numbers of parameters, and what it is asked for. */
  public static void main(String[] args) {
    CommandLine command = new CommandLine(new StepTurns());
    System.exit(command.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public void run() {
    try (Benchmarked trained =
        new Benchmarked(
            measured.variant(), measured.images(), batch, new SessionSettings(threads))) {
      System.out.print("parameters");
      trained
          .graph()
          .networks()
          .forEach(network -> System.out.print(" " + network.parameterCount()));
      System.out.println();
      trained.train(Integer.MAX_VALUE, List.of(this));
    } catch (EndOfQuestions ended) {
      System.out.flush();
    }
  }

  @Override
  public void stepped(long step) {
    left--;
    if (left > 0) {
      return;
    }
    if (step == 1) {
      System.out.println("ready");
    } else {
      double processor = (system.getProcessCpuTime() - processorStart) / 1e6 / turn;
      double wall = (System.nanoTime() - start) / 1e6 / turn;
      System.out.println("turn " + wall + " " + processor);
    }
    await();
  }

  /** Until a turn is asked for. */
  private void await() {
    String question = read();
    while (!question.startsWith("turn ")) {
      System.out.println("memory " + Machine.peakResidentBytes().orElse(0L) / 1024);
      question = read();
    }
    turn = Long.parseLong(question.substring(5).strip());
    left = turn;
    processorStart = system.getProcessCpuTime();
    start = System.nanoTime();
  }

  private String read() {
    try {
      String line = questions.readLine();
      if (line == null) {
        throw new EndOfQuestions();
      }
      return line;
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private static final class EndOfQuestions extends RuntimeException {

    private static final long serialVersionUID = 1;
  }
}
