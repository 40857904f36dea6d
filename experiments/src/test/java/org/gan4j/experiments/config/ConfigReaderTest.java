package org.gan4j.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.ToyVariant;
import org.gan4j.experiments.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigReaderTest {

  private static final String TRAINING_KEYS =
      "steps, batchSize, schedule, emaDecay, reportEvery, sampleEvery, checkpointEvery,"
          + " intraOpThreads, regularisation, nonFinite";

  @Test
  void everyKeyReachesItsComponent() {
    Experiment experiment = ToyExperiment.read();
    assertThat(experiment.dataset().name()).isEqualTo("mnist");
    assertThat(experiment.variant())
        .isEqualTo(
            new ToyVariant.Config(
                100,
                0.2,
                0.9f,
                false,
                Optional.empty(),
                List.of(64, 128),
                new ToyVariant.Adam(2.0e-4, 0.5)));
    assertThat(experiment.training().steps()).isEqualTo(200);
    assertThat(experiment.evaluation().orElseThrow().splits()).isEqualTo(10);
    assertThat(experiment.seed()).isEqualTo(1);
  }

  @Test
  void aWholeNumberIsAlsoANumber() {
    ToyVariant.Config variant = (ToyVariant.Config) ToyExperiment.read("variant.slope=1").variant();
    assertThat(variant.slope()).isEqualTo(1.0);
  }

  static Stream<Arguments> brokenTexts() {
    return Stream.of(
        arguments(
            "steps: 200",
            "stepz: 200",
            "/training/stepz: expected one of the keys "
                + TRAINING_KEYS
                + ", found \"stepz\". Did you mean 'steps'?"),
        arguments(
            "seed: 1",
            "seed: 1\nfrobnicate: 2",
            "/frobnicate: expected one of the keys dataset, variant, training, evaluation, alarms,"
                + " execution, seed,"
                + " found \"frobnicate\". Choose one of them."),
        arguments(
            "  steps: 200\n",
            "",
            "/training/steps: expected a whole number, found nothing. Add the key 'steps': no value"
                + " has a hidden default."),
        arguments(
            "steps: 200",
            "steps: abc",
            "/training/steps: expected a whole number, found \"abc\". Write it as in 'steps:"
                + " 100'."),
        arguments(
            "steps: 200",
            "steps: \"200\"",
            "/training/steps: expected a whole number, found \"200\". Remove the quotes."),
        arguments(
            "steps: 200",
            "steps: 1.5",
            "/training/steps: expected a whole number, found 1.5. Write it as in 'steps: 100'."),
        arguments(
            "steps: 200",
            "steps:",
            "/training/steps: expected a whole number, found nothing. Write it as in 'steps:"
                + " 100'."),
        arguments(
            "batchSize: 64",
            "batchSize: 3000000000",
            "/training/batchSize: expected a whole number from -2147483648 to 2147483647, found"
                + " 3000000000. Write it as in 'batchSize: 100'."),
        arguments(
            "seed: 1",
            "seed: 9223372036854775808",
            "/seed: expected a whole number of 64 bits, found 9223372036854775808. Write it as in"
                + " 'seed: 100'."),
        arguments(
            "slope: 0.2",
            "slope: 1e400",
            "/variant/slope: expected a number, found Infinity. Write it as in 'slope: 0.5'."),
        arguments(
            "target: 0.9",
            "target: 1e39",
            "/variant/target: expected a number, found 1.0E39. Write it as in 'target: 0.5'."),
        arguments(
            "spectral: false",
            "spectral: yes",
            "/variant/spectral: expected true or false, found \"yes\". Write it as in 'spectral:"
                + " true'."),
        arguments(
            "name: mnist",
            "name: 5",
            "/dataset/name: expected a text, found 5. Write it as in 'name: mnist'."),
        arguments(
            "- 64",
            "- a",
            "/variant/widths/0: expected a whole number, found \"a\". Write it as in '- 100'."),
        arguments(
            "reference: test",
            "reference: tset",
            "/evaluation/reference: expected one of train, test, found \"tset\". Did you mean"
                + " 'test'?"),
        arguments(
            "type: adam",
            "type: adan",
            "/variant/generator/type: expected one of adam, sgd, found \"adan\". Did you mean"
                + " 'adam'?"),
        arguments(
            "type: adam",
            "type:",
            "/variant/generator/type: expected one of adam, sgd, found nothing. Write it as in"
                + " experiments/configs/quickstart.yaml."),
        arguments(
            "steps: 200",
            "steps: 0",
            "/training/steps: must be at least 1, found 0. Change it there, or for one run with"
                + " --set training.steps=VALUE."),
        arguments(
            "learningRate: 2.0E-4",
            "learningRate: 0",
            "/variant/generator/learningRate: must be above 0, found 0.0. Change it there, or for"
                + " one run with --set variant.generator.learningRate=VALUE."),
        arguments(
            "spectral: false\n  widths:\n  - 64",
            "spectral: true\n  widths:\n  - 6400",
            "/variant: Spectral networks are at most 1000 wide. Change it there, or for one run"
                + " with --set variant.KEY=VALUE."),
        arguments(
            "seed: 1",
            "seed: 1\nseed: 2",
            "line 34: not valid YAML (Duplicate field 'seed'). Compare with"
                + " experiments/configs/quickstart.yaml."),
        arguments(
            "seed: 1",
            "seed: 1\n---\nseed: 2",
            "line 35: expected one YAML document, found a second. Keep one experiment a file."),
        arguments(
            "  steps: 200",
            "\tsteps: 200",
            "line 19: not valid YAML (found character '\\t(TAB)' that cannot start any token. (Do"
                + " not use \\t(TAB) for indentation)). Compare with"
                + " experiments/configs/quickstart.yaml."),
        arguments(
            "samples: 10000",
            "samples: &n 10\n  splits: *n",
            "line 30: expected a value, found the alias *n. Write the value out; configs have no"
                + " aliases."));
  }

  @ParameterizedTest
  @MethodSource("brokenTexts")
  void brokenValueIsRefusedInOneLine(String from, String to, String message) {
    String broken = ToyExperiment.YAML.replaceFirst(java.util.regex.Pattern.quote(from), to);
    assertThat(broken).isNotEqualTo(ToyExperiment.YAML);
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ToyExperiment.parse(broken))
        .withMessage("configs/x.yaml: " + message);
  }

  static Stream<Arguments> noConfigs() {
    String keys =
        "expected a section with the keys dataset, variant, training, evaluation, alarms, execution,"
            + " seed, ";
    String remedy = ". Write it as in experiments/configs/quickstart.yaml.";
    String compare = ". Compare with experiments/configs/quickstart.yaml.";
    return Stream.of(
        arguments("", keys + "found nothing" + remedy),
        arguments("# only a comment\n", keys + "found nothing" + remedy),
        arguments("- 1\n", keys + "found a list" + remedy),
        arguments("train\n", keys + "found \"train\"" + remedy),
        arguments(
            "[".repeat(100_000),
            "not valid YAML (Document nesting depth (1001) exceeds the maximum allowed)" + compare),
        arguments(
            "{".repeat(100_000),
            "line 1: not valid YAML (Expected a field name (Scalar value in YAML))" + compare));
  }

  @ParameterizedTest
  @MethodSource("noConfigs")
  void textThatIsNoConfigIsRefusedInOneLine(String text, String message) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ToyExperiment.parse(text))
        .withMessage("configs/x.yaml: " + message);
  }

  @Test
  void aliasesCannotGrow() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
    for (char name = 'b'; name < 'z'; name++) {
      char before = (char) (name - 1);
      bomb.append(String.format(Locale.ROOT, "%s: &%s [*%s, *%s]\n", name, name, before, before));
    }
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ToyExperiment.parse(bomb.toString()))
        .withMessageContaining("line 2: expected a value, found the alias *a");
  }

  @Test
  void missingFileIsRefusedWithTheNearestName(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("quickstart.yaml"), ToyExperiment.YAML);
    Path missing = folder.resolve("quickstrat.yaml");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Experiment.read(missing, List.of()))
        .withMessage(
            "%s: expected a config file, found none. Did you mean '%s'?",
            missing, folder.resolve("quickstart.yaml"));
  }

  @Test
  void folderIsNoConfig(@TempDir Path folder) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Experiment.read(folder, List.of()))
        .withMessage(folder + ": expected a config file, found a folder. Give a .yaml file in it.");
  }

  @Test
  void otherEncodingsAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xe9});
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Experiment.read(file, List.of()))
        .withMessage(file + ": expected text in UTF-8, found other bytes. Save the file as UTF-8.");
  }

  @Test
  void anOversizedFileIsNotRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, "#".repeat(2_000_000));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Experiment.read(file, List.of()))
        .withMessage(
            file + ": expected a config file, found more than 1048576 bytes. Give a .yaml file.");
  }

  @Test
  void aByteOrderMarkIsIgnored() {
    assertThat(ToyExperiment.parse("\uFEFF" + ToyExperiment.YAML)).isEqualTo(ToyExperiment.read());
  }
}
