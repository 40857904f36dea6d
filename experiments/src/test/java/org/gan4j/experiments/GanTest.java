package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GanTest {

  @TempDir private Path folder;
  private final RecordingWorkbench workbench = new RecordingWorkbench();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path config;
  private Path runs;

  @BeforeEach
  void writeConfigAndRun() throws IOException {
    config = Files.writeString(folder.resolve("toy.yaml"), ToyExperiment.YAML);
    runs = folder.resolve("runs");
    RunDirectory run = RunDirectory.create(runs, "toy");
    Files.writeString(run.config(), ToyExperiment.YAML);
  }

  private int gan(Object... arguments) {
    String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    CommandLine command =
        Gan.commandLine(() -> workbench)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return Gan.execute(command, texts);
  }

  private void assertRefused(int code, String line) {
    assertThat(err.toString()).isEqualTo(line + System.lineSeparator());
    assertThat(code).isEqualTo(2);
    assertThat(workbench.calls).isEmpty();
  }

  @Test
  void runTrainsEvaluatesAndReports() {
    assertThat(gan("run", config, "--runs", runs, "--seed", 7, "--set", "training.steps=5"))
        .isZero();
    assertThat(workbench.calls)
        .containsExactly("train toy 5 steps seed 7", "evaluate 00002-toy", "report 00002-toy");
    assertThat(out.toString().lines())
        .containsExactly(
            "fid10k-mnist-cnn: 12.3",
            "Report: " + runs.resolve("00002-toy").resolve("report.html"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aStoppedRunIsNotEvaluated() {
    workbench.finished = false;
    assertThat(gan("run", config, "--runs", runs)).isZero();
    assertThat(workbench.calls).containsExactly("train toy 200 steps seed 1");
  }

  @Test
  void trainSaysWhereTheRunIs() {
    assertThat(gan("train", config, "--runs", runs)).isZero();
    assertThat(out.toString().strip()).isEqualTo("Run: " + runs.resolve("00002-toy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "evaluate", "report"})
  void aRunIsFoundByItsNameInTheRuns(String verb) {
    assertThat(gan(verb, "00001-toy", "--runs", runs)).isZero();
    assertThat(workbench.calls).containsExactly(verb + " 00001-toy");
  }

  @Test
  void aRunIsFoundByItsPath() {
    assertThat(gan("resume", runs.resolve("00001-toy"))).isZero();
    assertThat(workbench.calls).containsExactly("resume 00001-toy");
  }

  @Test
  void aMisspeltRunIsAnsweredWithTheNearest() {
    int code = gan("evaluate", "00001-tpy", "--runs", runs);
    assertRefused(
        code,
        "00001-tpy: expected a run folder, found none. Did you mean '"
            + runs.resolve("00001-toy")
            + "'?");
  }

  @Test
  void aFolderThatIsNoRunIsRefused() {
    int code = gan("resume", folder);
    assertRefused(
        code,
        folder
            + ": expected a run folder, found no config.yaml in it. Give a folder that gan train"
            + " made, such as runs/00001-quickstart.");
  }

  @Test
  void resumingWithAnotherConfigIsRefusedWithTheDifference() {
    int code = gan("resume", "00001-toy", "--runs", runs, "--set", "training.steps=300");
    assertRefused(
        code,
        runs.resolve("00001-toy").resolve("config.yaml")
            + ": expected the config that the run began with, found /training/steps: 200 -> 300."
            + " Leave the changes out, or go on with them by --force.");
  }

  @Test
  void resumingWithAnotherConfigCanBeForced() {
    assertThat(gan("resume", "00001-toy", "--runs", runs, "--set", "training.steps=300", "--force"))
        .isZero();
    assertThat(workbench.calls).containsExactly("resume 00001-toy");
  }

  @Test
  void severalRunsNeedAFileToReportTo() {
    int code = gan("report", "00001-toy", "00001-toy", "--runs", runs);
    assertRefused(
        code, "gan report: expected --out FILE for 2 runs, found none. See gan report --help.");
  }

  @Test
  void samplePassesCountSeedAndFolder() {
    Path images = folder.resolve("images");
    assertThat(
            gan("sample", "00001-toy", "--runs", runs, "--count", 9, "--out", images, "--seed", 3))
        .isZero();
    SampleRequest request =
        new SampleRequest(
            9, OptionalLong.of(3), OptionalInt.empty(), OptionalDouble.empty(), false);
    assertThat(workbench.calls).containsExactly("sample 00001-toy " + request + " images");
  }

  @Test
  void samplePassesLabelAndTruncation() {
    Path out = folder.resolve("sevens");
    String[] options = {"--label", "7", "--truncation", "0.5", "--count", "9"};
    assertThat(
            gan(
                Stream.concat(
                        Stream.of("sample", "00001-toy", "--runs", runs, "--out", out),
                        Stream.of(options))
                    .toArray()))
        .isZero();
    SampleRequest request =
        new SampleRequest(
            9, OptionalLong.empty(), OptionalInt.of(7), OptionalDouble.of(0.5), false);
    assertThat(workbench.calls).containsExactly("sample 00001-toy " + request + " sevens");
  }

  @Test
  void sampleRefusesATruncationThatLeavesNothing() {
    int code =
        gan(
            "sample",
            "00001-toy",
            "--runs",
            runs,
            "--count",
            1,
            "--out",
            folder,
            "--truncation",
            0);
    assertRefused(
        code,
        "gan sample: --truncation must be in [0.01, infinity), found 0.0. See gan sample --help.");
  }

  @Test
  void translatePassesDirectionAndFolders() {
    Path in = folder.resolve("horses");
    Path to = folder.resolve("zebras");
    assertThat(
            gan(
                "translate",
                "00001-toy",
                "--runs",
                runs,
                "--direction",
                "BtoA",
                "--in",
                in,
                "--out",
                to))
        .isZero();
    assertThat(workbench.calls).containsExactly("translate 00001-toy B horses zebras");
    assertThat(out.toString().strip()).isEqualTo("Translations: " + to + " (3 files)");
  }

  @Test
  void translateKnowsTwoDirections() {
    int code =
        gan(
            "translate",
            "00001-toy",
            "--runs",
            runs,
            "--direction",
            "AB",
            "--in",
            runs,
            "--out",
            folder);
    assertRefused(
        code,
        "gan translate: --direction: expected AtoB or BtoA, found AB. See gan translate --help.");
  }

  @Test
  void sampleRefusesToDrawNothing() {
    int code = gan("sample", "00001-toy", "--runs", runs, "--count", 0, "--out", folder);
    assertRefused(
        code, "gan sample: --count: expected 1 to 1000000, found 0. See gan sample --help.");
  }

  @Test
  void listNamesWhatAConfigCanName() {
    assertThat(gan("list")).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .contains("Dcgan", "VanillaGan", "shipped with gan4j");
  }

  @Test
  void doctorShowsTheBuildAndTheDevices() {
    assertThat(gan("doctor")).isZero();
    assertThat(out.toString().lines())
        .contains("TensorFlow       2.18.0, cpu build", "device           CPU:0")
        .contains("oneDNN           on (TF_ENABLE_ONEDNN_OPTS=1)")
        .contains("data set         mnist: shipped with gan4j");
  }

  @Test
  void checkPrintsTheResolvedConfigAndThePlan() {
    assertThat(gan("check", config, "--seed", 5)).isZero();
    assertThat(out.toString())
        .isEqualTo(
            ToyExperiment.YAML.replace("seed: 1", "seed: 5")
                + System.lineSeparator()
                + "generator: 12 parameters"
                + System.lineSeparator());
  }

  @Test
  void conformPrintsALineACheck() {
    assertThat(gan("conform", config, "--seed", 5)).isZero();
    assertThat(workbench.calls).containsExactly("conform seed 5");
    assertThat(out.toString().lines()).containsExactly(config.toString(), "  ok     gradients");
  }

  @Test
  void conformFailsWhereACheckFails() {
    workbench.finished = false;
    assertThat(gan("conform", config)).isEqualTo(2);
  }

  @Test
  void conformOfAnUnknownVariantNamesTheNearest() {
    assertRefused(
        gan("conform", "Dcgam"),
        "Dcgam: expected a config file or the name of a variant, found neither. Did you mean"
            + " 'Dcgan'?");
  }

  @Test
  void conformOfAVariantWithoutConfigsAsksForOne() {
    assertRefused(
        gan("conform", "org.gan4j.experiments.ToyVariant"),
        "org.gan4j.experiments.ToyVariant: expected a config of this variant in the current folder"
            + " or experiments/configs, found none. Write one, and give its file: gan conform"
            + " CONFIG.");
  }

  @Test
  void aWrongConfigIsOneLineAndLeavesNothing() throws IOException {
    Files.writeString(config, ToyExperiment.YAML.replace("seed: 1", "sead: 1"));
    Path empty = folder.resolve("new");
    int code = gan("run", config, "--runs", empty);
    assertRefused(
        code,
        config
            + ": /sead: expected one of the keys dataset, variant, training, evaluation, seed, found"
            + " \"sead\". Did you mean 'seed'?");
    assertThat(empty).doesNotExist();
  }

  @Test
  void explainAsksForTheSetsAndPrintsTheTable() {
    int code =
        gan(
            "explain",
            "--real",
            "a",
            "--fake",
            "b",
            "--network",
            "mnist-cnn",
            "--count",
            100,
            "--resize",
            "pytorch-bilinear",
            "--seed",
            3,
            "--skip-damaged",
            "--runs",
            runs);
    assertThat(code).isZero();
    var request =
        new ExplainRequest(
            "a",
            "b",
            "mnist-cnn",
            Optional.of(100),
            List.of("pytorch-bilinear"),
            Optional.empty(),
            3,
            true,
            runs);
    assertThat(workbench.calls).containsExactly("explain " + request);
    assertThat(out.toString().strip()).isEqualTo("convention  FID");
  }

  @Test
  void explainNeedsTwoImages() {
    assertRefused(
        gan("explain", "--real", "a", "--fake", "b", "--network", "mnist-cnn", "--count", 1),
        "gan explain: --count: expected at least 2, found 1. See gan explain --help.");
  }

  @Test
  void misspeltVerbIsAnsweredWithTheNearest() {
    assertRefused(
        gan("trian"),
        "gan: expected a verb (run, train, resume, evaluate, report, metrics, explain, features,"
            + " sample, translate, check, conform, train-classifier, fetch, list, doctor), found 'trian'. Did you mean 'train'?");
  }

  @Test
  void misspeltOptionIsAnsweredWithTheNearest() {
    assertRefused(
        gan("train", config, "--sed", 5),
        "gan train: unexpected option '--sed'. Did you mean '--seed'?");
  }

  @Test
  void missingVerbIsRefused() {
    assertRefused(gan(), "gan: missing required subcommand. See gan --help.");
  }

  @Test
  void missingConfigIsRefused() {
    assertRefused(gan("run"), "gan run: missing required parameter: 'CONFIG'. See gan run --help.");
  }

  @Test
  void aSeedThatIsNoNumberIsRefused() {
    assertRefused(
        gan("run", config, "--seed", "x"),
        "gan run: invalid value for option '--seed': 'x' is not a long. See gan run --help.");
  }

  @Test
  void aFullDiskIsOneLineWithThePlace() {
    workbench.failure =
        new UncheckedIOException(
            new FileSystemException("runs/x/metrics.jsonl", null, "No space left on device"));
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "runs/x/metrics.jsonl: expected room on the disk, found it full. Free some, then go on"
                + " with gan resume RUN.");
  }

  @Test
  void aForbiddenFileIsOneLineWithThePlace() {
    workbench.failure =
        new IllegalStateException(new UncheckedIOException(new AccessDeniedException("out/a.png")));
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "out/a.png: no permission to read or write it. Change that with chmod, or choose"
                + " another place.");
  }

  @Test
  void aPointerThatTheWorkbenchRefusesIsShownInItsConfig() {
    workbench.failure = new InputException("/dataset", "expected labels, found none", "Use mnist.");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(config + ": /dataset: expected labels, found none. Use mnist.");
  }

  @Test
  void anotherPlaceThatTheWorkbenchRefusesStaysAsItIs() {
    workbench.failure = new InputException("/data/a.png", "expected a PNG, found text", "Go.");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("/data/a.png: expected a PNG, found text. Go.");
  }

  @Test
  void ourFailuresAreOneLineAndExitWithOne() {
    workbench.failure = new IllegalStateException("graph is closed\nat node 3");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo(
            "gan failed: IllegalStateException: graph is closed (run again with --debug for the"
                + " stack trace)");
  }

  @Test
  void errorsOfTheMachineAreOneLineToo() {
    workbench.error = new OutOfMemoryError("Java heap space");
    assertThat(gan("train", config, "--runs", runs)).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo(
            "gan failed: OutOfMemoryError: Java heap space (run again with --debug for the stack"
                + " trace)");
  }

  @Test
  void debugAddsTheStackTrace() {
    workbench.failure = new IllegalStateException("graph is closed");
    assertThat(gan("train", config, "--runs", runs, "--debug")).isEqualTo(1);
    assertThat(err.toString()).contains("at org.gan4j.experiments.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "train",
        "resume",
        "evaluate",
        "report",
        "explain",
        "sample",
        "translate",
        "check",
        "conform",
        "list",
        "doctor"
      })
  void everyVerbHasAManualPage(String verb) {
    assertThat(gan(verb, "--help")).isZero();
    assertThat(out.toString())
        .startsWith("NAME" + System.lineSeparator() + "gan " + verb + " - ")
        .contains("SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT CODES", "EXAMPLES")
        .contains("  gan " + verb);
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  /** Writes down what is asked of it. */
  private static final class RecordingWorkbench implements Workbench {

    final List<String> calls = new ArrayList<>();
    boolean finished = true;
    RuntimeException failure;
    Error error;

    @Override
    public Trained train(Experiment experiment, String name, Path runs) {
      if (failure != null) {
        throw failure;
      }
      if (error != null) {
        throw error;
      }
      calls.add(
          "train %s %d steps seed %d"
              .formatted(name, experiment.training().steps(), experiment.seed()));
      return new Trained(RunDirectory.create(runs, name), finished);
    }

    @Override
    public Trained resume(RunDirectory run, Experiment experiment, boolean force) {
      calls.add("resume " + run.name());
      return new Trained(run, finished);
    }

    @Override
    public List<String> evaluate(RunDirectory run, Experiment experiment, boolean best) {
      calls.add("evaluate " + run.name());
      return List.of("fid10k-mnist-cnn: 12.3");
    }

    @Override
    public void report(List<RunDirectory> runs, Path out) {
      runs.forEach(run -> calls.add("report " + run.name()));
    }

    @Override
    public void sample(RunDirectory run, Experiment experiment, SampleRequest request, Path out) {
      calls.add("sample " + run.name() + " " + request + " " + out.getFileName());
    }

    @Override
    public int translate(RunDirectory run, Experiment experiment, Domain from, Path in, Path out) {
      calls.add(
          "translate %s %s %s %s".formatted(run.name(), from, in.getFileName(), out.getFileName()));
      return 3;
    }

    @Override
    public String features(FeaturesRequest request) {
      calls.add("features " + request);
      return "Features: " + request.out();
    }

    @Override
    public List<String> metrics(MetricsRequest request) {
      calls.add("metrics " + request);
      return List.of("kid10k-mnist-cnn: 0.001");
    }

    @Override
    public List<String> explain(ExplainRequest request) {
      calls.add("explain " + request);
      return List.of("convention  FID");
    }

    @Override
    public boolean conform(Experiment experiment, Consumer<String> lines) {
      calls.add("conform seed " + experiment.seed());
      lines.accept("ok     gradients");
      return finished;
    }

    @Override
    public List<String> check(Experiment experiment) {
      return List.of("generator: 12 parameters");
    }

    @Override
    public List<String> trainClassifier(Experiment experiment, String name, Path runs, Path out) {
      calls.add("train-classifier " + name + " " + out.getFileName());
      return List.of(name + ": accuracy 0.9950");
    }
  }
}
