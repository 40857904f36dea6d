package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in mixed precision and with XLA: what is promised of runs holds for them too. */
class FastRunTest {

  private static final String NAME = "00001-training";

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void makeConfig() throws IOException {
    config = new TinyProject(folder).trainingOnly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"precision: mixed-float16", "precision: mixed-bfloat16", "compile: xla"})
  void stepsThatAreResumedGiveTheBitsOfStepsInOneGo(String execution) throws IOException {
    Path straight = train("straight", 20, execution);
    Path cut = train("cut", 10, execution);
    GanCommand resumed =
        GanCommand.run(
            "resume", NAME, "--runs", cut, "--set", "training.steps=20", "--accept-changes");
    assertThat(resumed.err()).isEmpty();
    assertThat(state(cut)).isEqualTo(state(straight));
    assertThat(Files.readString(straight.resolve(NAME).resolve("config.yaml")))
        .contains("execution:", execution);
  }

  @Test
  void theScaleOfTheLossIsInTheCheckpoint() throws IOException {
    assertThat(parameters(train("mixed", 2, "precision: mixed-float16"))).contains("lossScale");
    assertThat(parameters(train("float32", 2, "precision: float32"))).doesNotContain("lossScale");
  }

  private Path train(String name, int steps, String execution) {
    Path runs = folder.resolve(name);
    GanCommand trained = GanCommand.run(arguments(runs, steps, execution).toArray());
    assertThat(trained.err()).isEmpty();
    assertThat(trained.code()).isZero();
    return runs;
  }

  private List<Object> arguments(Path runs, int steps, String execution) {
    List<Object> arguments = new ArrayList<>(List.of("train", config, "--runs", runs));
    for (String set :
        List.of(
            "training.steps=" + steps,
            "training.schedule={type: constant}",
            "execution={" + execution + "}")) {
      arguments.add("--set");
      arguments.add(set);
    }
    return arguments;
  }

  private static String state(Path runs) {
    RunDirectory run = RunDirectory.open(runs.resolve(NAME));
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow().sha256();
  }

  /** The header of the checkpoint's file, which names every variable. */
  private static String parameters(Path runs) throws IOException {
    RunDirectory run = RunDirectory.open(runs.resolve(NAME));
    Path state;
    try (var files = Files.walk(run.checkpoints())) {
      state = files.filter(file -> file.endsWith("state.safetensors")).findFirst().orElseThrow();
    }
    return new String(Files.readAllBytes(state), StandardCharsets.ISO_8859_1);
  }
}
