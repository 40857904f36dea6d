package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evaluations beside a training that leaps to infinity in step 55, after those of steps 20 and 40,
 * and is rolled back to its start, where it goes on at next to no rate: the evaluations before the
 * leap are the better ones, and of weights that are no more.
 */
class RolledBackEvaluationTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static RunDirectory run;

  @BeforeAll
  static void train() {
    TinyProject project = new TinyProject(folder).withNetwork();
    GanCommand command =
        GanCommand.run(
            "train",
            project.config,
            "--runs",
            folder.resolve("runs"),
            "--set",
            String.format(
                Locale.ROOT,
                "variant={type: %s, learningRate: 300.0, leapAt: 55}",
                Leaping.class.getName()),
            "--set",
            "training.steps=100",
            "--set",
            "training.checkpointEvery=100",
            "--set",
            "training.nonFinite={type: roll-back, rateFactor: 1.0e-45, attempts: 3}",
            "--set",
            String.format(
                Locale.ROOT, "evaluation.every={steps: 20, protocol: fid20-%s}", project.network));
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    run = RunDirectory.open(folder.resolve("runs/00001-tiny"));
  }

  private static List<JsonNode> lines(String of) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(run.metrics())) {
      if (line.contains(of)) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  @Test
  void thoseOfTheStepsThatAreDoneAgainAreForgotten() throws IOException {
    assertThat(lines("\"rateFactor\"")).isNotEmpty();
    assertThat(lines("fid20-tiny/selection"))
        .extracting(line -> line.get("step").asInt())
        .containsExactly(20, 40, 60, 80, 100);
  }

  @Test
  void theBestCheckpointIsOneOfTheStepsThatCount() throws IOException {
    JsonNode least =
        lines("fid20-tiny/selection").stream()
            .min(Comparator.comparing(line -> line.get("fid20-tiny/selection").asDouble()))
            .orElseThrow();
    JsonNode best = JSON.readTree(Files.readAllBytes(run.best().resolve("best.json")));
    assertThat(best.get("step")).isEqualTo(least.get("step"));
    assertThat(best.get("selection")).isEqualTo(least.get("fid20-tiny/selection"));
    String folderOfBest = String.format(Locale.ROOT, "step-%08d/", best.get("step").asInt());
    assertThat(TinyProject.files(run.best()))
        .containsExactly(
            "best.json", folderOfBest + "SHA256SUMS", folderOfBest + "state.safetensors");
  }
}
