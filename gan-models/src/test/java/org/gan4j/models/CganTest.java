package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.Maxout;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.network.Network;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;

final class CganTest {

  private static final GraphSettings MNIST =
      GraphSettings.of(DataShape.of(new ImageShape(28, 28, 1), 8).withClasses(10), 8, 1);

  private static Cgan cgan(Cgan.Networks networks) {
    return new Cgan(
        new Cgan.Config(
            100, networks, new NonSaturating(1), SmallVariants.ADAM, SmallVariants.ADAM));
  }

  private static Cgan.Mlp paper() {
    return new Cgan.Mlp(
        200, 1000, 1200, new Maxout(240, 5), new Maxout(50, 5), new Maxout(240, 4), 0.5, 0.5);
  }

  private static Cgan.Convolutional convolutional(boolean conditionalBatchNorm) {
    return new Cgan.Convolutional(5, conditionalBatchNorm, 2, 5, 0.2, 0);
  }

  private static long parameters(TrainingGraph graph, int network) {
    return graph.networks().get(network).parameterCount();
  }

  /**
   * Mirza and Osindero 2014, section 4.1: z (100) to 200 and y (10) to 1000 units, both to 1200,
   * then 784; maxout of 240 units in 5 pieces of x, 50 in 5 of y, 240 in 4 of both, then 1.
   */
  @Test
  void perceptronsHaveTheLayersOfThePaper() {
    try (var graph = TrainingGraph.build(cgan(paper()), MNIST)) {
      assertThat(parameters(graph, 0)).isEqualTo(101 * 200 + 11 * 1000 + 1201 * 1200 + 1201 * 784);
      assertThat(parameters(graph, 1)).isEqualTo(785 * 240 * 5 + 11 * 50 * 5 + 291 * 240 * 4 + 241);
    }
  }

  @Test
  void bothPlayersAreToldTheLabel() {
    for (Cgan.Networks networks : new Cgan.Networks[] {paper(), convolutional(false)}) {
      try (var graph = TrainingGraph.build(cgan(networks), MNIST)) {
        assertThat(graph.networks()).hasSize(2).allMatch(Network::usesLabels);
        assertThat(graph.samples().orElseThrow().labels()).isPresent();
      }
    }
  }

  /** Scale and shift of the 8 + 4 + 2 normalised maps at 28 pixels: 10 of each instead of one. */
  @Test
  void conditionalBatchNormHasATableForEachClass() {
    try (var plain = TrainingGraph.build(cgan(convolutional(false)), MNIST);
        var conditional = TrainingGraph.build(cgan(convolutional(true)), MNIST)) {
      assertThat(parameters(conditional, 0) - parameters(plain, 0)).isEqualTo(9 * 2 * (8 + 4 + 2));
      assertThat(parameters(conditional, 1)).isEqualTo(parameters(plain, 1));
    }
  }

  @Test
  void dataWithoutLabelsIsRefused() {
    assertThatThrownBy(() -> TrainingGraph.build(cgan(paper()), VariantRun.settings(28, 28, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "dataset: expected labels, because the variant uses them, found none. Use a labelled set.");
  }
}
