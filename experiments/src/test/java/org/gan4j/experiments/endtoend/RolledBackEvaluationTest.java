package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evaluations beside a training that is rolled back twice to its start: its weights are infinite
 * from step 1, which is only seen at the checkpoint in step 30, after the evaluation in step 20.
 */
class RolledBackEvaluationTest {

  @TempDir private static Path folder;
  private static TinyProject project;
  private static RunDirectory rolledBack;
  private static RunDirectory straight;

  @BeforeAll
  static void train() {
    project = new TinyProject(folder).withNetwork();
    rolledBack = train("rolled-back", "1.0e+37");
    straight = train("straight", "1.0e-3");
  }

  private static RunDirectory train(String name, String learningRate) {
    Path runs = folder.resolve(name);
    String sgd = "{type: sgd, learningRate: %s, momentum: 0.0}".formatted(learningRate);
    GanCommand command =
        GanCommand.run(
            "train",
            project.config,
            "--runs",
            runs,
            "--set",
            "training.steps=100",
            "--set",
            "training.reportEvery=50",
            "--set",
            "training.checkpointEvery=30",
            "--set",
            "variant.generatorOptimizer=" + sgd,
            "--set",
            "variant.discriminatorOptimizer=" + sgd,
            "--set",
            "training.nonFinite={type: roll-back, rateFactor: 1.0e-20, attempts: 3}",
            "--set",
            "evaluation.every={steps: 20, protocol: fid20-%s}".formatted(project.network));
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return RunDirectory.open(runs.resolve("00001-tiny"));
  }

  private static List<String> lines(RunDirectory run, String of) throws IOException {
    return Files.readAllLines(run.metrics()).stream().filter(line -> line.contains(of)).toList();
  }

  @Test
  void thoseOfTheStepsThatAreDoneAgainAreForgotten() throws IOException {
    assertThat(lines(rolledBack, "\"attempts\":2")).hasSize(1);
    assertThat(lines(rolledBack, "fid20-tiny/selection"))
        .hasSize(5)
        .isEqualTo(lines(straight, "fid20-tiny/selection"));
  }

  @Test
  void theBestCheckpointIsOneOfTheStepsThatCount() throws IOException {
    assertThat(rolledBack.best().resolve("best.json"))
        .hasSameBinaryContentAs(straight.best().resolve("best.json"));
    assertThat(TinyProject.files(rolledBack.best())).isEqualTo(TinyProject.files(straight.best()));
  }
}
