package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, asked to end while it trains. */
class StopTest {

  private static final int STEPS = 4000;

  private static final String SMALL =
      """
      dataset:
        name: folder
        path: IMAGES
        imageSize: 4
        channels: 1
      variant:
        type: VanillaGan
        latentSize: 2
        hiddenWidth: 2
        leakySlope: 0.2
        discriminatorDropout: 0.1
        loss: {type: non-saturating, realTarget: 1.0}
        generatorOptimizer: {type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
        discriminatorOptimizer: {type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
      training:
        steps: 4000
        batchSize: 4
        schedule: {type: linear, from: 100}
        emaDecay: 0.9
        reportEvery: 10
        sampleEvery: 4000
        checkpointEvery: 4000
        intraOpThreads: 2
      seed: 1
      """;

  @TempDir private Path folder;

  private static Checkpoint latest(Path runs) {
    RunDirectory run = RunDirectory.open(runs.resolve("00001-small"));
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow();
  }

  private static void awaitFirstReport(Process process, Path runs) throws Exception {
    Path metrics = runs.resolve("00001-small/metrics.jsonl");
    while (process.isAlive() && !Files.exists(metrics)) {
      Thread.sleep(5);
    }
  }

  @Test
  @Timeout(600)
  @DisabledOnOs(OS.WINDOWS)
  void finishesTheStepSavesSaysHowToGoOnAndLosesNoBit() throws Exception {
    Path config = new TinyProject(folder).write(folder.resolve("small.yaml"), SMALL);
    Path runs = folder.resolve("runs");
    Path errors = folder.resolve("errors");
    Process process = GanProcess.start(errors, "train", config, "--runs", runs);
    awaitFirstReport(process, runs);
    process.destroy();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(128 + 15);
    long stopped = latest(runs).step();
    assertThat(stopped).isBetween(10L, STEPS - 1L);
    List<String> shown = Files.readAllLines(errors);
    assertThat(shown.get(shown.size() - 1))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "Stopped after step %d. Go on: gan resume %s",
                stopped,
                runs.resolve("00001-small")));

    GanCommand resumed = GanCommand.run("resume", runs.resolve("00001-small"));
    assertThat(resumed.code()).isZero();
    Path straight = folder.resolve("straight");
    assertThat(GanCommand.run("train", config, "--runs", straight).code()).isZero();
    assertThat(latest(runs).step()).isEqualTo(STEPS);
    assertThat(latest(runs).sha256()).isEqualTo(latest(straight).sha256());
  }
}
