package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cheap protocol beside the training: logged, the best checkpoint kept, the training untouched.
 */
class DuringTrainingTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static TinyProject project;
  private static RunDirectory plain;
  private static RunDirectory measured;

  @BeforeAll
  static void train() {
    project = new TinyProject(folder).withNetwork();
    plain = train("plain");
    measured = train("measured", "--set", every());
  }

  private static String every() {
    return String.format(
        Locale.ROOT, "evaluation.every={steps: 20, protocol: fid20-%s}", project.network);
  }

  private static RunDirectory train(String name, String... options) {
    Path runs = folder.resolve(name);
    GanCommand command =
        GanCommand.run(
            Stream.concat(
                    Stream.of(
                        "train",
                        project.config,
                        "--runs",
                        runs,
                        "--set",
                        "training.steps=100",
                        "--set",
                        "training.checkpointEvery=30"),
                    Stream.of(options))
                .toArray());
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return RunDirectory.open(runs.resolve("00001-tiny"));
  }

  /** Everything in a checkpoint but its header, which holds the config. */
  private static byte[] values(RunDirectory run) throws IOException {
    byte[] file = Files.readAllBytes(run.checkpoints().resolve("step-00000100/state.safetensors"));
    long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return Arrays.copyOfRange(file, 8 + (int) header, file.length);
  }

  private static TreeMap<Integer, JsonNode> results(RunDirectory run) throws IOException {
    TreeMap<Integer, JsonNode> results = new TreeMap<>();
    for (String line : Files.readAllLines(run.metrics())) {
      JsonNode node = JSON.readTree(line);
      if (node.has("fid20-tiny/selection")) {
        assertThat(results.put(node.get("step").asInt(), node)).isNull();
      }
    }
    return results;
  }

  @Test
  void theWeightsAreTheSameBitsWithAndWithoutIt() throws IOException {
    assertThat(values(measured)).isEqualTo(values(plain));
  }

  @Test
  void everyResultIsLoggedForBothHalves() throws IOException {
    assertThat(results(measured).keySet()).containsExactly(20, 40, 60, 80, 100);
    assertThat(results(measured).values())
        .allSatisfy(line -> assertThat(line.get("fid20-tiny/held-out").asDouble()).isFinite())
        .anySatisfy(
            line ->
                assertThat(line.get("fid20-tiny/held-out").asDouble())
                    .isNotEqualTo(line.get("fid20-tiny/selection").asDouble()));
  }

  @Test
  void theBestCheckpointIsTheOneOfTheLeastSelectionValue() throws IOException {
    int best =
        results(measured).entrySet().stream()
            .min(
                Comparator.comparing(
                    line -> line.getValue().get("fid20-tiny/selection").asDouble()))
            .orElseThrow()
            .getKey();
    JsonNode record = JSON.readTree(Files.readAllBytes(measured.best().resolve("best.json")));
    assertThat(record.get("step").asInt()).isEqualTo(best);
    assertThat(record.get("heldOut").asDouble())
        .isEqualTo(results(measured).get(best).get("fid20-tiny/held-out").asDouble());
    assertThat(TinyProject.files(measured.best()))
        .containsExactly(
            "best.json",
            String.format(Locale.ROOT, "step-%08d/SHA256SUMS", best),
            String.format(Locale.ROOT, "step-%08d/state.safetensors", best));
  }

  @Test
  void aResumedRunHasTheSameResultsAndTheSameBest() throws IOException {
    RunDirectory resumed = train("resumed", "--set", every());
    List<String> lines = Files.readAllLines(resumed.metrics());
    Files.write(resumed.metrics(), lines.subList(0, lines.size() - 2));
    MoreFiles.deleteRecursively(
        resumed.checkpoints().resolve("step-00000100"), RecursiveDeleteOption.ALLOW_INSECURE);
    GanCommand again = GanCommand.run("resume", resumed.path());
    assertThat(again.code()).isZero();
    assertThat(values(resumed)).isEqualTo(values(measured));
    assertThat(results(resumed)).isEqualTo(results(measured));
    assertThat(resumed.best().resolve("best.json"))
        .hasSameBinaryContentAs(measured.best().resolve("best.json"));
  }

  @Test
  void theBestCheckpointCanBeEvaluated() {
    GanCommand evaluated = GanCommand.run("evaluate", measured.path(), "--best");
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.code()).isZero();
    GanCommand none = GanCommand.run("evaluate", plain.path(), "--best");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("expected a best checkpoint, found none");
  }

  @Test
  void aProtocolWithoutCountIsRefusedBeforeTraining() {
    GanCommand refused =
        GanCommand.run(
            "train",
            project.config,
            "--runs",
            folder.resolve("refused"),
            "--set",
            "evaluation.every={steps: 20, protocol: fid-tiny}");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("/evaluation/every/protocol");
    assertThat(folder.resolve("refused")).doesNotExist();
  }
}
