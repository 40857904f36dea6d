package org.gan4j.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.ToyVariant;
import org.gan4j.experiments.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigOverrideTest {

  @Test
  void theLaterOneWins() {
    Experiment experiment = ToyExperiment.read("training.steps=5", "training.steps=7");
    assertThat(experiment.training().steps()).isEqualTo(7);
  }

  @Test
  void anOptionalValueIsAddedAndTakenAway() {
    ToyVariant.Config with =
        (ToyVariant.Config) ToyExperiment.read("variant.dropout=0.3").variant();
    ToyVariant.Config without =
        (ToyVariant.Config)
            ToyExperiment.read("variant.dropout=0.3", "variant.dropout=null").variant();
    assertThat(with.dropout()).contains(0.3);
    assertThat(without.dropout()).isEmpty();
  }

  @Test
  void anOptionalSectionIsTakenAwayByNull() {
    assertThat(ToyExperiment.read("evaluation=null").evaluation()).isEmpty();
    assertThat(ToyExperiment.read("evaluation=~").evaluation()).isEmpty();
  }

  @Test
  void aSectionIsReplacedWhole() {
    ToyVariant.Config variant =
        (ToyVariant.Config)
            ToyExperiment.read("variant.generator={type: sgd, learningRate: 0.1}").variant();
    assertThat(variant.generator()).isEqualTo(new ToyVariant.Sgd(0.1));
  }

  @Test
  void anEntryOfAListIsReplaced() {
    ToyVariant.Config variant =
        (ToyVariant.Config) ToyExperiment.read("variant.widths.1=7").variant();
    assertThat(variant.widths()).containsExactly(64, 7);
  }

  @Test
  void theSeedOptionReplacesTheSeed() {
    Experiment experiment =
        ConfigReader.parse(
            "x.yaml", ToyExperiment.YAML, Experiment.class, List.of(ConfigOverride.seed(-9)));
    assertThat(experiment.seed()).isEqualTo(-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          training.steps=abc | --set training.steps: expected a whole number, found "abc". Write it as in 'steps: 100'.
          training.steps=0 | --set training.steps: must be at least 1, found 0. Give another value.
          variant.latentsize=5 | --set variant.latentsize: expected one of the keys type, latentSize, slope, target, spectral, dropout, widths, generator, found "latentsize". Did you mean 'latentSize'?
          foo.bar.baz=5 | --set foo.bar.baz: expected one of the keys dataset, variant, training, evaluation, alarms, execution, seed, found "foo". Choose one of them.
          training.steps.foo=5 | --set training.steps.foo: expected a whole number, found a section. Write it as in 'steps: 100'.
          variant.generator={type: sgd} | --set variant.generator: /variant/generator/learningRate: expected a number, found nothing. Add the key 'learningRate': no value has a hidden default.
          variant.widths.7=7 | --set variant.widths.7: expected an entry from 0 to 1 of the list, found '7'. Name an entry of the list, or replace the whole list.
          training.steps=[ | --set training.steps: line 1: not valid YAML (expected the node content, but found '<stream end>'). Compare with experiments/configs/quickstart.yaml.
          evaluation= | --set evaluation: expected a value after the =, found none. Give one, or take an optional key away with --set evaluation=null.
          evaluation= # none | --set evaluation: expected a value after the =, found none. Give one, or take an optional key away with --set evaluation=null.
          evaluation.protocols= | --set evaluation.protocols: expected a value after the =, found none. Give one, or take an optional key away with --set evaluation.protocols=null.
          training.steps= | --set training.steps: expected a value after the =, found none. Give one, or take an optional key away with --set training.steps=null.
          training=null | --set training: expected a section with the keys steps, batchSize, schedule, emaDecay, reportEvery, sampleEvery, checkpointEvery, intraOpThreads, regularisation, nonFinite, found nothing. Write it as in experiments/configs/quickstart.yaml.
          variant=null | --set variant: expected a section such as {type: AcGan, ...}, found nothing. Write it as in experiments/configs/quickstart.yaml.
          evaluation.protocols=[null] | --set evaluation.protocols: /evaluation/protocols/0: expected a text, found nothing. Write it as in '- mnist'.
          evaluation=% | --set evaluation: line 1: not valid YAML (expected alphabetic or numeric character, but found ?(0)). Compare with experiments/configs/quickstart.yaml.
          = | --set: expected KEY=VALUE, found "=". Write it as in --set training.steps=200.
          a.b.= | --set: expected KEY=VALUE, found "a.b.=". Write it as in --set training.steps=200.
          training.steps | --set: expected KEY=VALUE, found "training.steps". Write it as in --set training.steps=200.
          =5 | --set: expected KEY=VALUE, found "=5". Write it as in --set training.steps=200.
          a..b=1 | --set: expected KEY=VALUE, found "a..b=1". Write it as in --set training.steps=200.
          """)
  void aWrongOneIsRefusedNamingTheOption(String assignment, String message) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ToyExperiment.read(assignment))
        .withMessage(message);
  }
}
