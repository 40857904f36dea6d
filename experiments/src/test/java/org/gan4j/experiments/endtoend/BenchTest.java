package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.experiments.GanCommand;
import org.gan4j.experiments.bench.BenchEntry;
import org.gan4j.experiments.bench.BenchFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of real trainings, measured. */
final class BenchTest {

  @TempDir Path folder;

  @Test
  void aConfigIsMeasuredProfiledAndComparedAndLeavesNothing() throws IOException {
    Path config = new TinyProject(folder).trainingOnly();
    Path json = folder.resolve("bench.json");
    List<String> before = new ArrayList<>(TinyProject.files(folder));
    GanCommand first =
        GanCommand.run("bench", config, "--rounds", 2, "--steps", 3, "--profile", "--json", json);
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("training ", "trainer/bare", "Conv2D");
    before.add("bench.json");
    assertThat(TinyProject.files(folder)).containsExactlyInAnyOrderElementsOf(before);

    BenchEntry entry = BenchFile.read(json).entries().get(0);
    assertThat(entry.variant()).isEqualTo("Dcgan");
    assertThat(entry.milliseconds().median()).isPositive();
    assertThat(entry.bareMilliseconds().median()).isPositive();
    assertThat(entry.imagesPerSecond().median())
        .isCloseTo(8000 / entry.milliseconds().median(), within(1e-6));
    assertThat(entry.profile().types().get(0).milliseconds()).isPositive();
    assertThat(entry.dataWait()).isZero();
    assertThat(entry.firstStep()).isGreaterThan(100);

    GanCommand again =
        GanCommand.run("bench", config, "--rounds", 1, "--steps", 3, "--compare", json);
    assertThat(again.out()).contains("now/earlier");
    GanCommand other =
        GanCommand.run(
            "bench",
            config,
            "--rounds",
            1,
            "--steps",
            3,
            "--set",
            "training.intraOpThreads=1",
            "--compare",
            json);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("threads of training 2, 1 now");
  }

  @Test
  void severalConfigsAreMeasuredInAProcessEach() throws IOException {
    TinyProject project = new TinyProject(folder);
    Path json = folder.resolve("bench.json");
    GanCommand both =
        GanCommand.run(
            "bench",
            project.trainingOnly(),
            project.classifier,
            "--rounds",
            1,
            "--steps",
            2,
            "--json",
            json);
    assertThat(both.err()).isEmpty();
    assertThat(BenchFile.read(json).entries().stream().map(BenchEntry::config))
        .containsExactly("training", "classifier");
  }

  @Test
  void whatAnotherProcessSaysIsPassedOn() throws IOException {
    TinyProject project = new TinyProject(folder);
    String broken =
        Files.readString(project.trainingOnly()).replace("imageSize: 16", "imageSize: 10");
    Path config = Files.writeString(folder.resolve("broken.yaml"), broken);
    GanCommand command = GanCommand.run("bench", config, project.classifier, "--rounds", 1);
    assertThat(command.code()).isEqualTo(2);
    assertThat(command.err())
        .contains("broken: expected its steps to be measured, found:", "square images");
  }
}
