package org.gan4j.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigWriterTest {

  /** One text, one number, one list. */
  record Words(String text, double number, Optional<String> more, List<String> list) {}

  @Test
  void writesWhatWasRead() {
    assertThat(ConfigWriter.write(ToyExperiment.read())).isEqualTo(ToyExperiment.YAML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "off",
        "null",
        "~",
        "true",
        "12",
        "1e-4",
        "2.0E-4",
        "0x1F",
        "1_000",
        ".inf",
        ".nan",
        "1:30",
        "a: b",
        "x #y",
        "# x",
        "- x",
        "-",
        "=",
        "<<",
        "'q'",
        "\"",
        "a\nb",
        "*x",
        "&x",
        "!t",
        "@",
        "%",
        "`",
        "{a",
        "[",
        "a,b",
        "? x",
        "|",
        ">",
        " lead",
        "trail ",
        "\t",
        "2020-01-01",
        "a/b.c-d_e",
        "C:\\x",
        "\u00e9",
        "\uD83D\uDE00",
        "\u0085",
        "\uFEFFx"
      })
  void everyTextReadsBack(String text) {
    Words words = new Words("x" + text, 1.0e-300, Optional.of(text + "x"), List.of(text + "."));
    assertThat(ConfigReader.parse("x", ConfigWriter.write(words), Words.class, List.of()))
        .isEqualTo(words);
    if (!text.isBlank()) {
      Words plain = new Words(text, Double.MIN_VALUE, Optional.empty(), List.of(text, text));
      assertThat(ConfigReader.parse("x", ConfigWriter.write(plain), Words.class, List.of()))
          .isEqualTo(plain);
    }
  }

  @Test
  void differenceListsEveryChangedValue() {
    Experiment changed =
        ToyExperiment.read(
            "training.steps=300", "variant.dropout=0.5", "variant.widths=[64]", "seed=2");
    assertThat(ConfigDifference.between(ToyExperiment.read(), changed))
        .hasToString(
            "/variant/widths/1: 128 -> nothing, /training/steps: 200 -> 300, /seed: 1 -> 2,"
                + " /variant/dropout: nothing -> 0.5");
  }

  @Test
  void equalConfigsDoNotDiffer() {
    assertThat(ConfigDifference.between(ToyExperiment.read(), ToyExperiment.read()).changes())
        .isEmpty();
  }
}
