package org.gan4j.benchmarks;

import java.util.Locale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.models.VanillaGan;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Follows the resident size of a process that trains a small network. Linux only. */
@Command(
    name = "MemoryFlat",
    mixinStandardHelpOptions = true,
    description = "Trains a narrow VanillaGan and prints the process's resident size on the way.")
public final class MemoryFlat implements Runnable {

  private static final Path STATUS = Path.of("/proc/self/status");

  @Option(names = "--steps", defaultValue = "5000", description = "Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(names = "--from", defaultValue = "500", description = "Default: ${DEFAULT-VALUE}.")
  private int from;

  /** Prints the sizes and their ratio. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new MemoryFlat()).execute(args));
  }

  @Override
  public void run() {
    Adam adam = new Adam(2e-4, 0.5, 0.999, 1e-8);
    VanillaGan variant =
        new VanillaGan(
            new VanillaGan.Config(100, 16, 0.2, 0.0, new NonSaturating(1f), adam, adam));
    try (Benchmarked trained = new Benchmarked(variant, 16)) {
      Sizes sizes = new Sizes();
      trained.train(steps, List.of(trained.grids(), trained.checkpoints(), sizes));
      System.out.printf(Locale.ROOT, "resident after step %d: %.1f MB, after step %d: %.1f MB, ratio %.3f%n",
          from, sizes.first / 1024.0, steps, sizes.last / 1024.0, (double) sizes.last / sizes.first);
    }
  }

  /** Reads the size ten times over the training, and at its two ends. */
  private final class Sizes implements TrainingListener {

    private long every;
    private long first;
    private long last;

    @Override
    public void started(long step, TrainingPlan plan) {
      every = Math.max(1, plan.steps() / 10);
    }

    @Override
    public void stepped(long step) {
      if (step == from) {
        first = residentKilobytes();
      }
      if (step % every == 0) {
        System.out.printf(Locale.ROOT, "step %6d  %8.1f MB%n", step, residentKilobytes() / 1024.0);
      }
    }

    @Override
    public void ended(long step) {
      last = residentKilobytes();
    }
  }

  private static long residentKilobytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException notLinux) {
      throw new UncheckedIOException(notLinux);
    }
  }
}
