package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.augment.InstanceNoise;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.variant.Augmentation;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Regularisation;
import org.gan4j.core.variant.Regularisation.R1;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;

/** What a config switches on for the discriminators of a variant that knows nothing of it. */
final class RegularisationTest {

  /** D(x) = 2 (x1 + x2 + x3 + x4). */
  private static Discriminator linear(GanGraph graph, String name) {
    return graph.discriminator(
        name,
        net ->
            net.flatten()
                .bias(false)
                .initializer(
                    (tf, shape, fan, key) -> tf.constant(new float[][] {{2}, {2}, {2}, {2}}))
                .dense(1));
  }

  private static void train(GanGraph graph, Discriminator discriminator) {
    var optimizer = graph.optimizer("sgd_" + discriminator.name(), new Sgd(0.01, 0));
    graph.phase(
        "p_" + discriminator.name(),
        tape -> {
          var loss = Trained.scalar(tape.tf(), discriminator.apply(tape, tape.images()));
          tape.apply(optimizer, tape.gradient(loss, discriminator));
          tape.report("logits/" + discriminator.name(), loss);
        });
  }

  private static final Variant ONE = graph -> train(graph, linear(graph, "d"));

  private static Trained trained(Variant variant, Regularisation options) {
    return Trained.of(Trained.SETTINGS.withRegularisation(options), variant);
  }

  private static Regularisation r1(double weight, int every) {
    return new Regularisation(List.of(), Optional.empty(), Optional.of(new R1(weight, every)));
  }

  @Test
  void r1IsAPhaseThatMovesTheDiscriminatorByItsOwnOptimizer() {
    try (var trained = trained(ONE, r1(10, 4))) {
      GraphPhase phase = trained.graph().phases().get(1);
      assertThat(phase.built().name()).isEqualTo("r1");
      assertThat(phase.timing()).isEqualTo("once every 4 steps");
      var reports = trained.session().runAndReport(phase, new int[] {0, 1});
      // The gradient of D is 2 at each of 4 pixels: half of its squared norm, 16, is 8.
      assertThat(reports.get("penalty/r1")).isCloseTo(8, within(1e-5));
      // d/dw of 40 * (4 w^2 / 2) is 40 w each; 2 - 0.01 * 40 * 2.
      assertThat(trained.values("d/dense/kernel")).containsOnly(1.2f);
    }
  }

  @Test
  void r1IsRefusedWhereThereIsNotOneDiscriminator() {
    Variant two =
        graph -> {
          train(graph, linear(graph, "d"));
          train(graph, linear(graph, "e"));
        };
    assertThatThrownBy(() -> trained(two, r1(10, 16)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/training/regularisation/r1: expected a variant with one discriminator of images,"
                + " found 2. Leave it out for this variant.");
  }

  @Test
  void r1IsRefusedWhereAnOptimizerServesMoreThanTheDiscriminator() {
    Variant shared =
        graph -> {
          var discriminator = linear(graph, "d");
          var other = Trained.number(graph, "other", 1);
          var optimizer = graph.optimizer("sgd", new Sgd(0.01, 0));
          graph.phase(
              "p",
              tape -> {
                var tf = tape.tf();
                var loss =
                    tf.math.mul(
                        Trained.scalar(tf, discriminator.apply(tape, tape.images())),
                        Trained.valueOf(tape, other));
                tape.apply(optimizer, tape.gradient(loss, discriminator, other));
              });
        };
    assertThatThrownBy(() -> trained(shared, r1(10, 16)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected an optimizer that updates 'd' and nothing else");
  }

  @Test
  void augmentationAndNoiseChangeWhatADiscriminatorSeesInTraining() {
    var noisy =
        new Regularisation(
            List.of(Augmentation.BRIGHTNESS),
            Optional.of(new InstanceNoise(0.1, 100)),
            Optional.empty());
    double plain;
    try (var trained = trained(ONE, Regularisation.none())) {
      plain = trained.step(0, 0).get("logits/d");
      assertThat(plain).isEqualTo(-16.0);
    }
    try (var trained = trained(ONE, noisy)) {
      assertThat(trained.step(0, 0).get("logits/d")).isNotEqualTo(plain);
    }
  }

  @Test
  void augmentationIsRefusedWhereItWouldReachNothing() {
    var bright =
        new Regularisation(List.of(Augmentation.BRIGHTNESS), Optional.empty(), Optional.empty());
    Variant parts =
        graph -> {
          var part = Trained.number(graph, "part", 1);
          graph.phase("p", tape -> tape.report("part", Trained.valueOf(tape, part)));
        };
    assertThatThrownBy(() -> trained(parts, bright))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/training/regularisation: expected a variant with a discriminator of whole images,"
                + " found none. Leave it out for this variant.");
  }

  @Test
  void bodiesOfDiscriminatorsAreAugmentedAndOtherNetworksAreNot() {
    var bright =
        new Regularisation(List.of(Augmentation.BRIGHTNESS), Optional.empty(), Optional.empty());
    Variant variant =
        graph -> {
          var body = graph.body("body", net -> net.flatten());
          var other = graph.network("other", new long[] {2, 2, 1}, net -> net.flatten());
          graph.phase(
              "p",
              tape -> {
                var tf = tape.tf();
                tape.report("body", Trained.scalar(tf, body.apply(tape, tape.images())));
                tape.report("other", Trained.scalar(tf, other.apply(tape, tape.images())));
              });
        };
    try (var trained = trained(variant, bright)) {
      var reports = trained.step(0, 0);
      assertThat(reports.get("body")).isNotEqualTo(-8.0);
      assertThat(reports.get("other")).isEqualTo(-8.0);
    }
  }
}
