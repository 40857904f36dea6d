package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.junit.jupiter.api.Test;

final class DraganTest {

  private static Dragan dragan(double weight, OptimizerConfig generator) {
    return new Dragan(
        new Dragan.Config(
            16,
            8,
            5,
            0.2,
            Normalisation.NONE,
            new NonSaturating(1),
            weight,
            generator,
            SmallVariants.ADAM));
  }

  /** A flat, undecided discriminator: 2 log 2 and a penalty near 1, of weight 10. */
  @Test
  void lossBeginsAtTheClassicGamesAndTheWeighedPenalty() {
    try (var run = new VariantRun(dragan(10, SmallVariants.ADAM), 16)) {
      var reports = run.run("discriminator_step");
      assertThat(reports.get("penalty/gradient")).isBetween(0.7, 1.0);
      assertThat(reports.get("loss/discriminator") - 10 * reports.get("penalty/gradient"))
          .isBetween(1.2, 1.6);
    }
  }

  @Test
  void gradientAroundTheRealImagesIsDrawnToOne() {
    try (var run = new VariantRun(dragan(10, SmallVariants.FROZEN), 16)) {
      assertThat(run.run("discriminator_step", 200).get("penalty/gradient")).isLessThan(0.05);
    }
  }

  /** Almost without the penalty the same discriminator leaves the images flat. */
  @Test
  void withoutThePenaltyItIsNot() {
    try (var run = new VariantRun(dragan(1e-6, SmallVariants.FROZEN), 16)) {
      assertThat(run.run("discriminator_step", 200).get("penalty/gradient")).isGreaterThan(0.2);
    }
  }
}
