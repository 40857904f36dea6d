package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes train one model, on this machine. */
class DevicesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHORT = "training.steps=40";

  @TempDir private static Path folder;
  private static Path config;

  @BeforeAll
  static void makeProject() throws IOException {
    config = new TinyProject(folder).trainingOnly();
  }

  private static RunDirectory train(String name, Object... more) {
    Path runs = folder.resolve(name);
    List<Object> arguments = new ArrayList<>(List.of("train", config, "--runs", runs));
    for (Object one : more) {
      arguments.addAll(List.of("--set", one));
    }
    GanCommand command = GanCommand.run(arguments.toArray());
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return RunDirectory.open(runs.resolve("00001-training"));
  }

  private static String state(RunDirectory run) {
    return new CheckpointStore(run.checkpoints()).latest().found().orElseThrow().sha256();
  }

  private static List<JsonNode> losses(RunDirectory run) throws IOException {
    List<JsonNode> losses = new ArrayList<>();
    for (String line : Files.readAllLines(run.metrics())) {
      JsonNode entry = JSON.readTree(line);
      if (entry.toString().contains("loss/generator")) {
        losses.add(entry);
      }
    }
    return losses;
  }

  @Test
  void twoHaveTheLossesOfOne() throws IOException {
    RunDirectory one = train("one", SHORT);
    RunDirectory two = train("two", SHORT, "execution.devices=2", "execution.batchNorm=global");
    System.out.println(losses(one));
    System.out.println(losses(two));
  }
}
