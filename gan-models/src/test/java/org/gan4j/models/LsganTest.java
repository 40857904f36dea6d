package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.models.Lsgan.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LsganTest {

  private static Lsgan lsgan(Targets targets, OptimizerConfig generator, OptimizerConfig other) {
    return new Lsgan(
        new Lsgan.Config(16, 8, 5, 0.2, Normalisation.NONE, targets, generator, other));
  }

  /** Equation 2: D learns b for real and a for generated images. */
  @ParameterizedTest
  @CsvSource({"0, 1, 1", "-1, 1, 0"})
  void discriminatorLearnsToAnswerItsTargets(double a, double b, double c) {
    var targets = new Targets(a, b, c);
    try (var run = new VariantRun(lsgan(targets, SmallVariants.FROZEN, SmallVariants.ADAM), 16)) {
      var reports = run.run("discriminator_step", 80);
      assertThat(reports.get("score/real")).isCloseTo(b, within(0.2));
      assertThat(reports.get("score/fake")).isCloseTo(a, within(0.2));
      assertThat(reports.get("loss/discriminator")).isLessThan(0.05);
    }
  }

  /**
   * A discriminator that has learnt a costs the generator (a - c)^2 / 2: 1/2 for both choices of
   * the paper.
   */
  @ParameterizedTest
  @CsvSource({"0, 1, 1", "-1, 1, 0"})
  void generatorBeginsAtTheCostOfItsTargetsAndLearnsToMeetThem(double a, double b, double c) {
    var targets = new Targets(a, b, c);
    try (var run = new VariantRun(lsgan(targets, SmallVariants.ADAM, SmallVariants.ADAM), 16)) {
      run.run("discriminator_step", 80);
      assertThat(run.run("generator_step").get("loss/generator")).isCloseTo(0.5, within(0.2));
      assertThat(run.run("generator_step", 150).get("loss/generator")).isLessThan(0.1);
    }
  }

  @Test
  void targetsInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> new Targets(0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("real must be in (0.0, inf), found 0.0");
    assertThatThrownBy(() -> new Targets(0, 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("generator must be in (0.0, inf), found -1.0");
  }
}
