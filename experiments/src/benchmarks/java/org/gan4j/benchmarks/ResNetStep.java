package org.gan4j.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.layer.GlobalPool;
import org.gan4j.core.loss.Hinge;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variant.Variant;
import org.gan4j.models.Body;
import org.gan4j.models.SnGan;
import org.gan4j.models.WganGp;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.SessionSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.graph.TrainingSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The phases of WGAN-GP and SN-GAN on the papers' ResNets for 32x32 colour images, timed apart: one
 * step of the critic (with its penalty, or its spectral norms) and one of the generator. The images
 * are noise, on which a step costs what it costs on any others.
 */
@Command(
    name = "ResNetStep",
    mixinStandardHelpOptions = true,
    description = "Times one critic step and one generator step on the papers' ResNets.")
public final class ResNetStep implements Runnable {

  private static final ImageShape IMAGES = new ImageShape(32, 32, 3);
  private static final int COUNT = 2048;
  private static final int LATENTS = 128;

  /** Which step. */
  enum Kind {
    WGAN_GP,
    SNGAN
  }

  @Option(names = "--variant", required = true, description = "wgan_gp or sngan.")
  private Kind kind;

  @Option(names = "--rounds", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--steps",
      defaultValue = "3",
      description = "Runs of each phase a round. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--warm-up",
      defaultValue = "1",
      description = "Rounds that are run first and not counted. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(names = "--batch", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
  private int batch;

  /** Prints parameter counts, losses and milliseconds. */
  public static void main(String[] args) {
    CommandLine command = new CommandLine(new ResNetStep());
    System.exit(command.setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public void run() {
    Dataset noise = noise();
    GraphSettings settings = GraphSettings.of(noise, batch, Benchmarked.SEED);
    try (TrainingGraph graph = TrainingGraph.build(variant(), settings);
        TrainingSession session =
            new TrainingSession(graph, new SessionSettings(Benchmarked.THREADS))) {
      session.load(noise);
      session.initialize();
      session.setRateFactor(1);
      System.out.print("parameters");
      graph.networks().forEach(network -> System.out.print(" " + network.parameterCount()));
      System.out.println();
      time(session);
    }
  }

  private Variant variant() {
    Adam adam = new Adam(2e-4, 0, 0.9, 1e-8);
    return switch (kind) {
      case WGAN_GP ->
          new WganGp(
              new WganGp.Config(
                  LATENTS, new Body.ResNet(128, 128, GlobalPool.MEAN), 10, 5, 1, adam, adam));
      case SNGAN ->
          new SnGan(
              new SnGan.Config(
                  LATENTS,
                  new Body.ResNet(256, 128, GlobalPool.SUM),
                  new Hinge(),
                  5,
                  1,
                  adam,
                  adam));
    };
  }

  private static Dataset noise() {
    RandomStream draws = new RandomStream(StreamKey.of(Benchmarked.SEED, "noise"), 0);
    byte[] pixels = new byte[COUNT * IMAGES.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    return Dataset.of("noise", new Images(IMAGES, pixels), Optional.empty(), 0);
  }

  private void time(TrainingSession session) {
    BatchOrder order = new BatchOrder(Benchmarked.SEED, COUNT, batch);
    Map<String, List<Double>> blocks = new LinkedHashMap<>();
    int next = 0;
    for (int round = 0; round < warmUp + rounds; round++) {
      for (GraphPhase phase : session.graph().phases()) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
          session.run(phase, order.batch(next++));
        }
        double milliseconds = (System.nanoTime() - start) / 1e6 / steps;
        if (round >= warmUp) {
          blocks.computeIfAbsent(phase.built().name(), name -> new ArrayList<>()).add(milliseconds);
        }
      }
    }
    for (GraphPhase phase : session.graph().phases()) {
      System.out.println(session.runAndReport(phase, order.batch(next++)));
    }
    System.out.print("median");
    blocks.values().forEach(times -> System.out.printf(" %.1f", Rounds.median(times)));
    System.out.println();
  }
}
