package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gan compare} on folders of runs. */
class CompareTest {

  private static final double[] DCGAN = {4, 5, 6, 7, 8.5};
  private static final double[] LSGAN = {14, 15, 16, 17, 18};

  @TempDir private Path folder;
  private Path runs;
  private SeedRuns seeds;

  @BeforeEach
  void makeRuns() {
    runs = folder.resolve("runs");
    seeds = new SeedRuns(runs);
    for (int seed = 1; seed <= 5; seed++) {
      seeds.finished(
          String.format(Locale.ROOT, "0000%d-a", seed),
          "Dcgan",
          "minimax",
          64,
          seed,
          DCGAN[seed - 1]);
      seeds.finished(
          String.format(Locale.ROOT, "0001%d-b", seed),
          "Lsgan",
          "squares",
          64,
          seed,
          LSGAN[seed - 1]);
    }
  }

  private GanCommand compare(Object... options) {
    return GanCommand.run(Stream.concat(Stream.of("compare"), Stream.of(options)).toArray());
  }

  private String shown(Object... options) {
    GanCommand command = compare(options);
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return command.out();
  }

  private void refused(String message, Object... options) {
    GanCommand command = compare(options);
    assertThat(command.err().strip()).isEqualTo(message);
    assertThat(command.code()).isEqualTo(2);
  }

  @Test
  void runsOfAFolderAreGroupedByAllButTheirSeed() {
    assertThat(shown(runs).lines())
        .containsExactly(
            "configuration       runs  finished  failed       share failed  unfinished",
            "variant.type=Dcgan     5         5       0  0 % (0 % to 43 %)           0",
            "variant.type=Lsgan     5         5       0  0 % (0 % to 43 %)           0",
            "",
            "fid10k-mnist-cnn, less is better (n = 10000 v mnist/test)",
            "configuration       n  mean  95 % interval  median  deviation  failed",
            "variant.type=Dcgan  5   6.1     4.0 to 8.8     6.0        1.7       0",
            "variant.type=Lsgan  5  16.0   13.7 to 18.3    16.0        1.6       0",
            "variant.type=Dcgan is better than variant.type=Lsgan (p = 0.0079).",
            "  difference -9.90, g = 5.37, delta = 1.00",
            "Test: exact permutation test of the means, 252 splits; not paired, as 5 pairs cannot go"
                + " below p = 0.063.");
  }

  @Test
  void runsAreFoundByNameByPathAndByAFolderAboveTheirFolder() {
    String all = shown(runs);
    assertThat(shown(folder)).isEqualTo(all);
    assertThat(shown(runs, "00001-a", runs.resolve("00011-b"), "--runs", runs)).isEqualTo(all);
    assertThat(shown("00001-a", "00011-b", "--runs", runs).lines().toList())
        .anyMatch(line -> line.startsWith("variant.type=Dcgan     1"));
  }

  @Test
  void failedAndUnfinishedRunsAreCountedAndNamed() {
    RunDirectory failed = seeds.make("00006-a", "Dcgan", "minimax", 64, 6);
    SeedRuns.status(failed, RunStatus.State.FAILED, "loss/generator is NaN");
    SeedRuns.evaluate(failed, 1, 10000);
    SeedRuns.status(
        seeds.make("00016-b", "Lsgan", "squares", 64, 6), RunStatus.State.STOPPED, null);
    Path page = folder.resolve("page.html");
    String shown = shown(runs, "--out", page);
    assertThat(shown.lines())
        .contains(
            "variant.type=Dcgan     6         5       1  17 % (3 % to 56 %)           0",
            "variant.type=Lsgan     6         5       0   0 % (0 % to 43 %)           1",
            "Note: Not finished, and in no mean or test: 00016-b.",
            "Page: " + page)
        .anyMatch(line -> line.startsWith("variant.type=Dcgan  5   6.1 "))
        .anyMatch(line -> line.contains("test of the ranks, failed runs last, 462 splits"));
    assertThat(page).content().contains("failed: loss/generator is NaN");
  }

  @Test
  void runsAreGroupedByAKeyOrASection() {
    for (int seed = 1; seed <= 2; seed++) {
      seeds.finished(
          String.format(Locale.ROOT, "0002%d-c", seed), "Dcgan", "minimax", 128, seed, 5);
    }
    assertThat(shown(runs).lines().toList())
        .anyMatch(line -> line.matches("a +5 .*"))
        .anyMatch(line -> line.matches("c +2 .*"));
    assertThat(shown("00001-a", "00021-c", "--runs", runs))
        .contains("training.batchSize=64 and training.batchSize=128: not distinguishable");
    List<String> byLoss = shown(runs, "--by", "variant.loss").lines().toList();
    assertThat(byLoss)
        .anyMatch(line -> line.matches("variant.loss.type=minimax +7 .*"))
        .anyMatch(line -> line.matches("variant.loss.type=squares +5 .*"))
        .contains(
            "Note: The runs of variant.loss.type=minimax differ in more than their seed:"
                + " training.batchSize.");
    assertThat(shown(runs, "--by", "variant.type,training.batchSize").lines().toList())
        .anyMatch(line -> line.startsWith("variant.type=Dcgan, training.batchSize=128"));
  }

  @Test
  void aKeyThatNoConfigHasIsRefused() {
    refused(
        "--by variant.los: expected a key of the runs' configs, found none of this name. Did you"
            + " mean 'variant.loss'?",
        runs,
        "--by",
        "variant.los");
  }

  @Test
  void theSameExperimentTwiceIsRefused() {
    seeds.finished("00009-again", "Dcgan", "minimax", 64, 2, 5);
    refused(
        runs.resolve("00009-again")
            + ": expected a run of its own, found the config and the seed of "
            + runs.resolve("00002-a")
            + ". Name one of the two: they are one observation, not two.",
        runs);
  }

  @Test
  void mixedProtocolsAreRefused() {
    SeedRuns.evaluate(new RunDirectory(runs.resolve("00013-b")), 16, 5000);
    refused(
        "fid10k-mnist-cnn: expected one protocol, found reference.count 10000 in 00001-a and"
            + " reference.count 5000 in 00013-b. Evaluate both by one protocol, or choose another"
            + " number with --metric NAME.",
        runs);
  }

  @Test
  void aFolderWithoutRunsIsRefused() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    refused(
        empty
            + ": expected a run, or a folder that holds runs, found neither. Give a folder that gan"
            + " train made, such as runs/00001-quickstart, or the one above it.",
        empty);
  }

  @Test
  void theFilesHoldEveryRunAndEveryVerdict() throws IOException {
    Path json = folder.resolve("out/c.json");
    Path csv = folder.resolve("out/c.csv");
    shown(runs, "--json", json, "--csv", csv, "--metric", "fid10k-mnist-cnn");
    JsonNode tree = new ObjectMapper().readTree(json.toFile());
    JsonNode pair = tree.at("/metrics/0/pairs/0");
    assertThat(pair.get("p").doubleValue()).isEqualTo(2 / 252.0);
    assertThat(pair.get("better").textValue()).isEqualTo("variant.type=Dcgan");
    assertThat(tree.at("/differences/1/key").textValue()).isEqualTo("variant.loss.type");
    assertThat(tree.at("/metrics/0/configurations/1/runs/4/value").doubleValue()).isEqualTo(18);
    assertThat(Files.readAllLines(csv))
        .hasSize(11)
        .startsWith(
            "configuration,run,seed,state,fid10k-mnist-cnn",
            "variant.type=Dcgan,00001-a,1,finished,4.0");
  }

  @Test
  void thePageIsOneOfflineFileOfTheSameBytes() throws IOException {
    Path page = folder.resolve("page.html");
    shown(runs, "--out", page);
    byte[] first = Files.readAllBytes(page);
    shown(runs, "--out", page);
    assertThat(Files.readAllBytes(page)).isEqualTo(first);
    String html = Files.readString(page);
    assertThat(html)
        .contains(
            "variant.type&#x3D;Dcgan is better than variant.type&#x3D;Lsgan (p &#x3D; 0.0079).",
            "<h3>loss/generator</h3>",
            "<path class='band b1'",
            "data:image/png;base64,",
            "seed 1, step 200",
            "<tr><th>variant.loss.type</th><td>minimax</td><td>squares</td></tr>")
        .doesNotContain("http://", "https://", "<script", "<link", "{{", folder.toString());
    assertThat(html.split("<circle", -1)).hasSize(11);
  }

  @Test
  void oneConfigurationIsDescribedByItself() {
    assertThat(shown("00001-a", "00002-a", "--runs", runs).lines())
        .containsExactly(
            "configuration  runs  finished  failed       share failed  unfinished",
            "a                 2         2       0  0 % (0 % to 66 %)           0",
            "",
            "fid10k-mnist-cnn, less is better (n = 10000 v mnist/test)",
            "configuration  n  mean  95 % interval  median  deviation  failed",
            "a              2  4.50              –    4.50       0.71       0");
  }

  @Test
  void realTrainingsAreCompared() {
    TinyProject project = new TinyProject(folder.resolve("tiny")).withNetwork();
    Path tiny = folder.resolve("tiny/runs");
    for (int seed = 1; seed <= 2; seed++) {
      for (int batch : new int[] {4, 8}) {
        GanCommand ran =
            GanCommand.run(
                "run",
                project.config,
                "--runs",
                tiny,
                "--seed",
                seed,
                "--set",
                "training.steps=20",
                "--set",
                "training.batchSize=" + batch);
        assertThat(ran.err()).isEmpty();
      }
    }
    assertThat(shown(tiny, "--by", "training.batchSize", "--out", folder.resolve("tiny.html")))
        .contains(
            "training.batchSize=4     2         2",
            "fid40-tiny, less is better",
            "not distinguishable with these runs",
            "so few cannot get below 0.05");
  }
}
