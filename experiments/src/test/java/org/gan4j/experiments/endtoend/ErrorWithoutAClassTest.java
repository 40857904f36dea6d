package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A classifier of a semi-supervised GAN, judged by a test split that lacks a class. */
class ErrorWithoutAClassTest {

  private static final String SGAN =
      """
        type: Sgan
        labelsPerClass: 10
        labelsOnly: true
        featureMatching: true
        unlabelledWeight: 0.5
        latentSize: 4
        generatorWidths: [8]
        classifierWidths: [8]
        inputNoise: 0.1
        hiddenNoise: 0.1
        generatorOptimizer: {type: adam, learningRate: 1.0e-2, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
        classifierOptimizer: {type: adam, learningRate: 1.0e-2, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
      training:
      """;

  @TempDir private Path folder;
  private TinyProject project;
  private RunDirectory run;

  /** Numbered by position, the only class of a split would be class 0, whichever it is. */
  @Test
  void theErrorsOfTheClassesAddUpToThatOfTheWholeSplit() throws IOException {
    project = new TinyProject(folder);
    String config =
        TinyProject.DCGAN
            .replaceAll("(?s)  type: Dcgan.*training:\n", SGAN)
            .replace("NETWORK", "mnist-cnn");
    Path runs = folder.resolve("runs");
    GanCommand trained =
        GanCommand.run(
            "train",
            project.write(folder.resolve("sgan.yaml"), config),
            "--runs",
            runs,
            "--set",
            "training.steps=60");
    assertThat(trained.err()).isEmpty();
    run = TinyProject.run(runs, "00001-sgan");

    double whole = error("error48");
    double bar = errorWithout("box");
    double box = errorWithout("bar");
    assertThat(whole).isLessThan(0.5);
    assertThat((bar + box) / 2).isCloseTo(whole, within(1e-9));
    assertThat(box).isNotEqualTo(0.5);
  }

  private double errorWithout(String name) throws IOException {
    Path images = project.images.resolve("test").resolve(name);
    Path aside = Files.move(images, folder.resolve(name));
    try {
      return error("error24");
    } finally {
      Files.move(aside, images);
    }
  }

  private double error(String metric) {
    GanCommand evaluated = GanCommand.run("evaluate", run.path());
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.out()).contains(metric + ": ");
    return EvaluationFiles.read(run.evaluations().resolve(metric + ".json")).value();
  }
}
