package org.gan4j.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.guard.NonFinitePolicy;
import org.junit.jupiter.api.Test;

/** The sections that say what is watched, and what is done about it. */
class WatchConfigTest {

  @Test
  void aPolicyAndThresholdsSurviveBeingWritten() {
    Experiment experiment =
        ToyExperiment.read(
            "training.nonFinite={type: roll-back, rateFactor: 0.5, attempts: 3}",
            "alarms={saturation: {margin: 0.02}, recall: {least: 0.1, times: 2}}");
    assertThat(experiment.training().nonFinite()).contains(new NonFinitePolicy.RollBack(0.5, 3));
    assertThat(Experiment.parse("again", ConfigWriter.write(experiment))).isEqualTo(experiment);
  }

  @Test
  void anUnknownPolicyIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> ToyExperiment.read("training.nonFinite={type: rollback}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "expected one of stop, roll-back, warn, found \"rollback\". Did you mean 'roll-back'?");
  }

  @Test
  void aFactorThatDoesNotLowerTheRatesIsRefused() {
    assertThatThrownBy(
            () ->
                ToyExperiment.read(
                    "training.nonFinite={type: roll-back, rateFactor: 1.0, attempts: 3}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rateFactor")
        .hasMessageContaining("must be in (0, 1), found 1.0");
  }
}
