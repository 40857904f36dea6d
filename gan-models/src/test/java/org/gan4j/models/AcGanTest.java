package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.network.Network;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

final class AcGanTest {

  private static final int COUNT = 8;
  private static final ImageShape SHAPE = new ImageShape(16, 16, 1);
  private static final GraphSettings SETTINGS =
      GraphSettings.of(DataShape.of(SHAPE, COUNT).withClasses(10), COUNT, 1);

  private static AcGan acGan(double classWeight) {
    return new AcGan(
        new AcGan.Config(
            8,
            5,
            4,
            3,
            0.2,
            0,
            classWeight,
            new NonSaturating(1),
            SmallVariants.ADAM,
            SmallVariants.ADAM));
  }

  /** The reports of the first step. */
  private static Map<String, Double> firstStep(double classWeight) {
    byte[] pixels = new byte[COUNT * SHAPE.size()];
    IntStream.range(0, pixels.length).forEach(i -> pixels[i] = (byte) (7 * i));
    int[] labels = IntStream.range(0, COUNT).toArray();
    try (TrainingGraph graph = TrainingGraph.build(acGan(classWeight), SETTINGS);
        TrainingSession session = new TrainingSession(graph, new SessionSettings(2))) {
      session.initialize();
      session.load(Dataset.of("ramps", new Images(SHAPE, pixels), Optional.of(labels), 10));
      return session.runAndReport(graph.phases().get(0), labels);
    }
  }

  @Test
  void headsShareTheBodyAndOnlyTheGeneratorIsToldTheClass() {
    try (var graph = TrainingGraph.build(acGan(1), SETTINGS)) {
      assertThat(graph.networks())
          .extracting(Network::name)
          .containsExactly("generator", "body", "source_head", "class_head");
      assertThat(graph.networks())
          .extracting(Network::usesLabels)
          .containsExactly(true, false, false, false);
      assertThat(graph.networks().get(2).output().shape()).isEqualTo(Shape.of(1));
      assertThat(graph.networks().get(3).output().shape()).isEqualTo(Shape.of(10));
      assertThat(graph.networks().get(1).output().shape())
          .isEqualTo(graph.networks().get(2).input().shape())
          .isEqualTo(graph.networks().get(3).input().shape());
    }
  }

  /**
   * Equations 2 and 3 at one set of weights: D minimises -L_S - w L_C, with both classes in L_C; G
   * minimises -w L_C with the fake class alone, beside its part of L_S.
   */
  @Test
  void bothPlayersMaximiseTheClassLikelihood() {
    Map<String, Double> once = firstStep(1);
    Map<String, Double> thrice = firstStep(3);
    double real = once.get("loss/class-real");
    double fake = once.get("loss/class-fake");

    // An undecided classifier of ten classes: log 10 = 2.303.
    assertThat(real).isCloseTo(2.303, within(0.3));
    assertThat(thrice.get("loss/class-fake")).isEqualTo(fake);
    assertThat(thrice.get("loss/discriminator") - once.get("loss/discriminator"))
        .isCloseTo(2 * (real + fake), within(1e-4));
    assertThat(thrice.get("loss/generator") - once.get("loss/generator"))
        .isCloseTo(2 * fake, within(1e-4));
    // 2 log 2 and log 2 for a source head that says 1/2 to all.
    assertThat(once.get("loss/discriminator") - real - fake).isBetween(0.9, 2.2);
    assertThat(once.get("loss/generator") - fake).isBetween(0.35, 1.4);
  }
}
