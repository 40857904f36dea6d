package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WganGpTest {

  private static final Adam ADAM = new Adam(1e-3, 0, 0.9, 1e-8);

  private static WganGp wganGp(Normalisation normalisation, double weight, OptimizerConfig g) {
    var body = new Body.Dcgan(4, 5, 0.2, normalisation);
    return new WganGp(new WganGp.Config(16, body, weight, 5, 1, g, ADAM));
  }

  @Test
  void criticTakesFiveStepsBeforeEachOfTheGenerator() {
    var variant = wganGp(Normalisation.NONE, 10, ADAM);
    try (var graph = TrainingGraph.build(variant, VariantRun.settings(16, 16, 1, 1))) {
      assertThat(graph.phases().stream().map(phase -> phase.built().name()))
          .containsExactly("critic_step", "generator_step");
      assertThat(graph.phases().stream().map(phase -> phase.runsAt(7))).containsExactly(5, 1);
    }
  }

  /** Algorithm 1, line 7: L = f(G(z)) - f(x) + lambda (||grad f|| - 1)^2. */
  @Test
  void lossIsTheDistanceAndTheWeighedPenalty() {
    try (var run = new VariantRun(wganGp(Normalisation.LAYER, 7, ADAM), 16)) {
      var reports = run.run("critic_step", 3);
      assertThat(reports.get("loss/critic"))
          .isCloseTo(
              -reports.get("distance/wasserstein") + 7 * reports.get("penalty/gradient"),
              within(1e-4));
    }
  }

  /** Without it the critic's gradient has no bound, and grows. */
  @ParameterizedTest
  @EnumSource(names = {"NONE", "LAYER"})
  void penaltyKeepsTheGradientNearOneWhileTheDistanceGrows(Normalisation normalisation) {
    try (var run = new VariantRun(wganGp(normalisation, 10, SmallVariants.FROZEN), 16);
        var free = new VariantRun(wganGp(normalisation, 1e-9, SmallVariants.FROZEN), 16)) {
      var reports = run.run("critic_step", 150);
      assertThat(reports.get("penalty/gradient")).isLessThan(0.5);
      assertThat(reports.get("distance/wasserstein")).isGreaterThan(1);
      assertThat(free.run("critic_step", 150).get("penalty/gradient")).isGreaterThan(10);
    }
  }

  @Test
  void batchNormInTheCriticIsRefused() {
    assertThatThrownBy(() -> wganGp(Normalisation.BATCH, 10, ADAM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("body must have normalisation layer or none");
  }

  @Test
  void residualCriticIsTrainedWithThePenaltyToo() {
    try (var run = new VariantRun(ResNetNetworksTest.wganGp(4), 32)) {
      double first = run.run("critic_step").get("loss/critic");
      assertThat(run.run("critic_step", 20).get("loss/critic")).isLessThan(first);
      assertThat(run.run("generator_step").get("loss/generator")).isFinite();
    }
  }
}
