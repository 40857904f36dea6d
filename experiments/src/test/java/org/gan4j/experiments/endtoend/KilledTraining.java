package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed by SIGKILL again and again, often while it writes a checkpoint, ends with
 * the same bits as one that never was. {@code -Dgan4j.kills=100} kills more often. One class a
 * variant, as classes run side by side.
 */
@DisabledOnOs(OS.WINDOWS)
@Tag("kill")
abstract class KilledTraining {

  private static final int KILLS = Integer.getInteger("gan4j.kills", 5);

  private static final String ADAM =
      "{type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.9, epsilon: 1.0e-8}";

  /** What is trained: together they have every kind of state that a run can have. */
  enum Trained {
    /** Batch norm, dropout, an average of weights, augmentation, R1, a schedule, evaluations. */
    DCGAN(
        """
        dataset: {name: folder, path: IMAGES, imageSize: 16, channels: 1}
        variant:
          type: Dcgan
          latentSize: 4
          baseWidth: 2
          kernelSize: 3
          leakySlope: 0.2
          discriminatorDropout: 0.3
          loss: {type: non-saturating, realTarget: 0.9}
          generatorOptimizer: ADAM
          discriminatorOptimizer: ADAM
        """,
        "schedule: {type: cosine, last: 0.1}",
        """
          regularisation:
            augment: [brightness, translation, cutout]
            instanceNoise: {deviation: 0.1, untilStep: 100}
            r1: {weight: 1.0, every: 4}
        evaluation:
          samples: 40
          featureNetwork: NETWORK
          reference: test
          splits: 2
          every: {steps: 30, protocol: fid20-NETWORK}
        """),
    /** Image pools, jitter, two domains. */
    CYCLE_GAN(
        """
        dataset: {name: unpaired-folders, path: DOMAINS, imageSize: 16, channels: 3}
        variant:
          type: CycleGan
          baseWidth: 2
          blocks: 1
          discriminatorWidth: 2
          discriminatorLayers: 1
          cycleWeight: 10.0
          identityWeight: 0.5
          poolSize: 5
          jitter: {enlarge: 1.125, mirror: true}
          generatorOptimizer: ADAM
          discriminatorOptimizer: ADAM
        """,
        "schedule: {type: linear, from: 100}",
        ""),
    /** Networks that grow, a critic with a penalty. */
    PROGRESSIVE_GAN(
        """
        dataset: {name: folder, path: IMAGES, imageSize: 16, channels: 1}
        variant:
          type: ProgressiveGan
          latentSize: 4
          channelBase: 32
          maxChannels: 4
          leakySlope: 0.2
          groupSize: 4
          stableSteps: 30
          fadeSteps: 30
          penaltyWeight: 10.0
          drift: 0.001
          generatorOptimizer: ADAM
          criticOptimizer: ADAM
        """,
        "schedule: {type: constant}",
        "");

    private final String experiment;
    private final String schedule;
    private final String rest;

    Trained(String experiment, String schedule, String rest) {
      this.experiment = experiment;
      this.schedule = schedule;
      this.rest = rest;
    }

    String config() {
      return experiment.replace("ADAM", ADAM)
          + String.format(
              Locale.ROOT,
              """
            training:
              steps: 200
              batchSize: 4
              %s
              emaDecay: 0.9
              reportEvery: 5
              sampleEvery: 40
              checkpointEvery: 1
              intraOpThreads: 2
            """,
              schedule)
          + rest
          + "seed: 1\n";
    }
  }

  @TempDir private static Path folder;
  private static TinyProject project;

  @BeforeAll
  static void makeImages() throws IOException {
    project = new TinyProject(folder).withNetwork();
    for (String domain : List.of("trainA", "trainB")) {
      Path of = Files.createDirectories(folder.resolve("domains").resolve(domain));
      for (int i = 0; i < 8; i++) {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i, i, 0xffffff >> i);
        ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
      }
    }
  }

  private final Trained trained;

  KilledTraining(Trained trained) {
    this.trained = trained;
  }

  @Test
  @Timeout(1800)
  void theBitsAreThoseOfARunThatWasNeverKilled() throws Exception {
    String name = trained.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Path config =
        project.write(
            folder.resolve(name + ".yaml"),
            trained.config().replace("DOMAINS", folder.resolve("domains").toString()));
    RunDirectory straight = straight(config, name);
    RunDirectory killed = begin(config, name);
    Random chance = new Random(trained.ordinal());
    int insideWrites = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      insideWrites += kill(killed, chance) ? 1 : 0;
    }
    GanCommand resumed = GanCommand.run("resume", killed.path());
    assertThat(resumed.err()).isEmpty();
    assertThat(resumed.code()).isZero();

    assertThat(insideWrites).isPositive();
    assertSame(straight, killed);
    System.out.printf(
        Locale.ROOT,
        "%s: %d kills, %d of them inside of a checkpoint's writing%n",
        name,
        KILLS,
        insideWrites);
  }

  private static RunDirectory straight(Path config, String name) {
    Path runs = folder.resolve("straight");
    GanCommand command = GanCommand.run("train", config, "--runs", runs);
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return only(runs, name);
  }

  /** A run that was killed as soon as it had a folder. */
  private static RunDirectory begin(Path config, String name) throws Exception {
    Path runs = Files.createDirectories(folder.resolve("killed"));
    Process process = start("train", config, "--runs", runs);
    while (process.isAlive() && !isBegun(runs, name)) {
      Thread.sleep(1);
    }
    end(process);
    return only(runs, name);
  }

  private static boolean isBegun(Path runs, String name) throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      return all.anyMatch(
          run -> run.toString().endsWith(name) && Files.exists(run.resolve("config.yaml")));
    }
  }

  private static RunDirectory only(Path runs, String name) {
    try (Stream<Path> all = Files.list(runs)) {
      return RunDirectory.open(all.filter(run -> run.toString().endsWith(name)).findAny().get());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Resumes and kills; whether it left a checkpoint half-written. */
  private static boolean kill(RunDirectory run, Random chance) throws Exception {
    long before = status(run);
    Process process = start("resume", run.path());
    if (chance.nextInt(4) == 0) {
      process.waitFor(chance.nextInt(1500), TimeUnit.MILLISECONDS);
    } else {
      while (process.isAlive() && status(run) <= before) {
        Thread.sleep(1);
      }
      long until = System.nanoTime() + chance.nextInt(40_000_000);
      boolean inside = chance.nextInt(4) > 0;
      while (process.isAlive() && (System.nanoTime() < until || inside && !isWriting(run))) {
        Thread.onSpinWait();
      }
    }
    end(process);
    return isWriting(run);
  }

  private static long status(RunDirectory run) {
    return RunStatus.read(run).map(RunStatus::step).orElse(0L);
  }

  private static boolean isWriting(RunDirectory run) throws IOException {
    try (Stream<Path> checkpoints = Files.list(run.checkpoints())) {
      return checkpoints.anyMatch(folder -> folder.toString().endsWith(".partial"));
    }
  }

  private static Process start(Object... arguments) throws IOException {
    return GanProcess.start(folder.resolve("killed.log"), arguments);
  }

  private static void end(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
  }

  private static void assertSame(RunDirectory straight, RunDirectory killed) throws IOException {
    assertThat(TinyProject.files(killed.path())).isEqualTo(TinyProject.files(straight.path()));
    assertThat(state(killed)).isEqualTo(state(straight));
    assertThat(metricsWithoutTimes(killed)).isEqualTo(metricsWithoutTimes(straight));
    for (String file : TinyProject.files(straight.path())) {
      if (file.matches("(samples|best|checkpoints)/.*|config.yaml|status.json")) {
        assertThat(killed.path().resolve(file))
            .hasSameBinaryContentAs(straight.path().resolve(file));
      }
    }
  }

  private static String state(RunDirectory run) {
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow().sha256();
  }

  private static List<String> metricsWithoutTimes(RunDirectory run) throws IOException {
    return Files.readAllLines(run.metrics()).stream()
        .map(line -> line.replaceAll("\"seconds\":[0-9.E-]+,", ""))
        .toList();
  }
}
