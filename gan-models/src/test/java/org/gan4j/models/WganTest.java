package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gan4j.core.optimizer.RmsProp;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;

final class WganTest {

  private static final float CLIP = 0.01f;

  private static Wgan wgan(double rate) {
    var rmsProp = new RmsProp(rate, 0.9, 0, 1e-10);
    return new Wgan(new Wgan.Config(16, 4, 5, 0.2, Normalisation.BATCH, 5, CLIP, rmsProp, rmsProp));
  }

  @Test
  void criticTakesFiveStepsBeforeEachOfTheGenerator() {
    try (var graph = TrainingGraph.build(wgan(5e-5), VariantRun.settings(16, 16, 1, 1))) {
      assertThat(graph.phases().stream().map(phase -> phase.built().name()))
          .containsExactly("critic_step", "generator_step");
      assertThat(graph.phases().stream().map(phase -> phase.runsAt(7))).containsExactly(5, 1);
    }
  }

  @Test
  void everyWeightOfTheCriticIsClippedAfterItsStep() {
    try (var run = new VariantRun(wgan(5e-5), 16)) {
      assertThat(largest(run.weights("critic"))).isEqualTo(1);
      run.run("critic_step");
      assertThat(largest(run.weights("critic"))).isEqualTo(CLIP);
      run.run("critic_step", 20);
      assertThat(largest(run.weights("critic"))).isEqualTo(CLIP);
    }
  }

  @Test
  void generatorIsNotClipped() {
    try (var run = new VariantRun(wgan(5e-5), 16)) {
      run.run("critic_step");
      run.run("generator_step");
      assertThat(largest(run.weights("generator"))).isGreaterThan(0.9f);
    }
  }

  /** f(x) - f(G(z)) is what the critic maximises. */
  @Test
  void distanceIsTheCriticsLossTurnedRound() {
    try (var run = new VariantRun(wgan(1e-3), 16)) {
      double first = run.run("critic_step").get("distance/wasserstein");
      var reports = run.run("critic_step", 20);
      assertThat(reports.get("distance/wasserstein"))
          .isEqualTo(-reports.get("loss/critic"))
          .isGreaterThan(Math.max(0, first));
    }
  }

  /** The bias would cancel in f(x) - f(G(z)). */
  @Test
  void criticEndsWithoutABias() {
    try (var run = new VariantRun(wgan(5e-5), 16)) {
      assertThat(run.weights("critic")).containsKey("critic/dense/kernel");
      assertThat(run.weights("critic")).doesNotContainKey("critic/dense/bias");
    }
  }

  private static float largest(Map<String, float[]> weights) {
    float largest = 0;
    for (float[] values : weights.values()) {
      for (float value : values) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }
}
