package org.gan4j.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs find their runs again. */
class SweepFolderTest {

  @TempDir private Path parent;

  private static SweepJob job(String name, String... values) {
    return new SweepJob(name, Path.of("toy.yaml"), ToyExperiment.read(values));
  }

  private static List<String> folders(List<SweepRun> runs) {
    return runs.stream().map(run -> run.directory().name()).toList();
  }

  @Test
  void aRunKeepsItsNumberWhenTheSweepGrowsAndShrinks() {
    SweepFolder folder = new SweepFolder(parent.resolve("study"));
    folder.make(folder.runs(List.of(job("a"), job("b"))));
    List<SweepRun> grown = folder.runs(List.of(job("new"), job("b")));
    assertThat(folders(grown)).containsExactly("00003-new", "00002-b");
    assertThat(grown.get(0).number()).isEqualTo(3);
    assertThat(folder.others(grown)).containsExactly("00001-a");
    folder.make(grown);
    assertThat(folder.others(folder.runs(List.of(job("b")))))
        .containsExactly("00001-a", "00003-new");
  }

  @Test
  void aRunHasItsResolvedConfigFromTheBeginning() {
    SweepFolder folder = new SweepFolder(parent.resolve("study"));
    List<SweepRun> runs = folder.runs(List.of(job("a", "training.steps=7")));
    assertThat(folder.path()).doesNotExist();
    folder.make(runs);
    assertThat(Experiment.read(runs.get(0).directory().config(), List.of()))
        .isEqualTo(ToyExperiment.read("training.steps=7"));
    assertThat(Files.isDirectory(runs.get(0).directory().checkpoints())).isTrue();
  }

  @Test
  void aRunOfAnotherConfigIsRefusedWithTheDifference() {
    SweepFolder folder = new SweepFolder(parent.resolve("study"));
    folder.make(folder.runs(List.of(job("a"))));
    assertThatThrownBy(() -> folder.runs(List.of(job("a", "training.steps=300"))))
        .isInstanceOf(InputException.class)
        .hasMessage(
            folder.path().resolve("00001-a/config.yaml")
                + ": expected the config of job a, found /training/steps: 200 -> 300. Put the sweep"
                + " and its configs back as they were, give the sweep another name, or remove the"
                + " run's folder.");
  }
}
