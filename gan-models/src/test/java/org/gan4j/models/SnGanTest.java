package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.core.loss.Hinge;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;

final class SnGanTest {

  private static final Adam ADAM = new Adam(1e-3, 0, 0.9, 1e-8);

  private static SnGan snGan() {
    var body = new Body.Dcgan(4, 5, 0.2, Normalisation.NONE);
    return new SnGan(new SnGan.Config(16, body, new Hinge(), 5, 2, SmallVariants.FROZEN, ADAM));
  }

  @Test
  void discriminatorTakesFiveStepsBeforeEachOfTheGenerator() {
    try (var graph = TrainingGraph.build(snGan(), VariantRun.settings(16, 16, 1, 1))) {
      assertThat(graph.phases().stream().map(phase -> phase.built().name()))
          .containsExactly("discriminator_step", "generator_step");
      assertThat(graph.phases().stream().map(phase -> phase.runsAt(7))).containsExactly(5, 1);
    }
  }

  @Test
  void everyKernelOfTheDiscriminatorAndNoneOfTheGeneratorIsNormalised() {
    var settings = VariantRun.settings(32, 32, 1, 1);
    try (var graph = TrainingGraph.build(ResNetNetworksTest.snGan(4, 4), settings)) {
      var discriminator = ResNetNetworksTest.network(graph, "discriminator");
      var kernels = discriminator.weights().stream().map(Variable::name).filter(SnGanTest::kernel);
      assertThat(discriminator.states().stream().map(Variable::name))
          .hasSize(8 + 2 + 1)
          .containsExactlyInAnyOrderElementsOf(kernels.map(name -> name + "/u").toList());
      assertThat(ResNetNetworksTest.network(graph, "generator").states().stream())
          .noneMatch(state -> state.name().endsWith("/u"));
    }
  }

  /**
   * Three leaky ReLU layers and a dense one, each of spectral norm 1 as a matrix. A 5x5 kernel of
   * stride 2 reads each value in up to 9 windows, so it lengthens by at most 3 (Tsuzuku et al.
   * 2018, lemma 1): |D(x) - D(y)| is at most 3^2 ||x - y|| at 16 pixels, and ||x - y|| at most 2
   * sqrt(16 x 16) = 32, however long the discriminator is trained.
   */
  @Test
  void logitsStayWithinTheLipschitzBoundHoweverLongItIsTrained() {
    try (var run = new VariantRun(snGan(), 16)) {
      var reports = run.run("discriminator_step", 200);
      double gap = reports.get("score/real") - reports.get("score/fake");
      assertThat(gap).isBetween(1.5, 9.0 * 32);
      assertThat(reports.get("loss/discriminator")).isLessThan(0.5);
    }
  }

  @Test
  void generatorStepDoesNotMoveTheDiscriminator() {
    try (var run = new VariantRun(snGan(), 16)) {
      var before = run.weights("discriminator");
      run.run("generator_step");
      Moves.none(before, run.weights("discriminator"));
    }
  }

  private static boolean kernel(String name) {
    return name.endsWith("kernel");
  }
}
