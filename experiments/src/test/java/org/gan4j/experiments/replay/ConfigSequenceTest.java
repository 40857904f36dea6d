package org.gan4j.experiments.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.Test;

class ConfigSequenceTest {

  private static String toy(int seed) {
    return ToyExperiment.YAML.replace("seed: 1", "seed: " + seed);
  }

  private static Provenance.Change change(long step, int seedBefore) {
    return new Provenance.Change(step, "date", List.of("/seed"), toy(seedBefore));
  }

  private static RecordedRun run(int seed, Provenance.Change... changes) {
    Provenance provenance =
        new Provenance(
            "1", "a", 1, "d", "00", null, null, null, null, null, List.of(changes), null);
    return new RecordedRun(
        "run", toy(seed), Optional.of(provenance), new TreeMap<>(), new TreeMap<>(), List.of());
  }

  private static List<String> parts(RecordedRun run, long until) {
    return ConfigSequence.of(run, List.of(), until).stream()
        .map(part -> "seed " + part.experiment().seed() + " until " + part.until())
        .toList();
  }

  @Test
  void aRunWithoutChangesIsOnePart() {
    assertThat(parts(run(1), 100)).containsExactly("seed 1 until 100");
  }

  @Test
  void eachChangeBeginsAPart() {
    RecordedRun run = run(3, change(20, 1), change(60, 2));
    assertThat(parts(run, 100))
        .containsExactly("seed 1 until 20", "seed 2 until 60", "seed 3 until 100");
    assertThat(parts(run, 50)).containsExactly("seed 1 until 20", "seed 2 until 50");
    assertThat(parts(run, 20)).containsExactly("seed 1 until 20");
  }

  @Test
  void whatWasTrainedAfterTheStepThatARunWentBackToIsNoPart() {
    assertThat(parts(run(3, change(60, 1), change(40, 1)), 100))
        .containsExactly("seed 1 until 40", "seed 3 until 100");
    assertThat(parts(run(3, change(60, 1), change(80, 2), change(70, 2)), 100))
        .containsExactly("seed 1 until 60", "seed 2 until 70", "seed 3 until 100");
    assertThat(parts(run(2, change(0, 1)), 100)).containsExactly("seed 2 until 100");
  }

  @Test
  void anotherMachineIsNoPart() {
    var moved = new Provenance.Change(20, "date", List.of("/machine/oneDnn: 1 -> 0"), null);
    assertThat(parts(run(1, moved), 100)).containsExactly("seed 1 until 100");
  }

  @Test
  void otherImagesOnTheWayAreRefused() {
    var images = new Provenance.Change(20, "date", List.of("images: 00 -> 01"), null);
    assertThatThrownBy(() -> parts(run(1, images), 100))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "run: expected a run on the same images from its beginning, found one that went on"
                + " with others after step 20. Such a run cannot be replayed.");
  }
}
