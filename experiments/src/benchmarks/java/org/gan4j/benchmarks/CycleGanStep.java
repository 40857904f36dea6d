package org.gan4j.benchmarks;

import java.util.Locale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.augment.Jitter;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.models.CycleGan;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.TrainingSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The networks of Zhu et al. 2017 at their own size: time and memory of a training step of {@code
 * cyclegan-256.yaml} on images of noise. Linux only.
 */
@Command(
    name = "CycleGanStep",
    mixinStandardHelpOptions = true,
    description = "Trains the paper's CycleGAN for a few steps; prints seconds and peak memory.")
public final class CycleGanStep implements Runnable {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int COUNT = 8;

  @Option(names = "--size", defaultValue = "256", description = "Default: ${DEFAULT-VALUE}.")
  private int size;

  @Option(names = "--blocks", defaultValue = "9", description = "Default: ${DEFAULT-VALUE}.")
  private int blocks;

  @Option(names = "--steps", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
  private int threads;

  /** Prints one line a step, then the memory. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new CycleGanStep()).execute(args));
  }

  @Override
  public void run() {
    Adam adam = new Adam(2e-4, 0.5, 0.999, 1e-8);
    CycleGan variant =
        new CycleGan(
            new CycleGan.Config(
                64, blocks, 64, 3, 10, 0.5, 50, new Jitter(286 / 256.0, true), adam, adam));
    ImageShape shape = new ImageShape(size, size, 3);
    Dataset dataset = Dataset.pair("noise", noise("a", shape), noise("b", shape), false);
    try (TrainingGraph graph = TrainingGraph.build(variant, GraphSettings.of(dataset, 1, 1));
        TrainingSession session = new TrainingSession(graph, new SessionSettings(threads))) {
      session.load(dataset);
      session.initialize();
      for (Network network : graph.networks()) {
        System.out.printf(Locale.ROOT, "%s: %,d parameters%n", network.name(), network.parameterCount());
      }
      double[] seconds = new double[steps];
      for (int step = 0; step < steps; step++) {
        seconds[step] = step(session, graph.phases().get(0), step);
      }
      Arrays.sort(seconds);
      System.out.printf(Locale.ROOT, "median of %d steps at %s, batch 1: %.2f s; peak resident size %.0f MB%n",
          steps, shape, seconds[steps / 2], kilobytes("VmHWM:") / 1024.0);
    }
  }

  private static double step(TrainingSession session, GraphPhase phase, int step) {
    int[] batch = {step % COUNT};
    long start = System.nanoTime();
    Map<String, Double> reports = session.runAndReport(phase, batch, batch);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "step %d: %.2f s, peak %.0f MB, %s%n",
        step + 1, seconds, kilobytes("VmHWM:") / 1024.0, reports);
    return seconds;
  }

  private static Dataset noise(String name, ImageShape shape) {
    byte[] pixels = new byte[COUNT * shape.size()];
    RandomStream draws = new RandomStream(StreamKey.of(1, name), 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    return Dataset.of(name, new Images(shape, pixels), Optional.empty(), 0);
  }

  private static long kilobytes(String key) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException notLinux) {
      throw new UncheckedIOException(notLinux);
    }
  }
}
