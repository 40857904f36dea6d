package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;

/** Data sets of two domains: each with its own images, indices and order. */
final class DomainsTest {

  private static final ImageShape SHAPE = new ImageShape(1, 1, 1);

  private static final Variant MEANS =
      graph ->
          graph.phase(
              "p",
              tape -> {
                report(tape, "a", Domain.A);
                report(tape, "b", Domain.B);
              });

  private static void report(Tape tape, String name, Domain domain) {
    var tf = tape.tf();
    var flat = tf.reshape(tape.images(domain), tf.constant(new int[] {-1}));
    tape.report(name, tf.math.mean(flat, tf.constant(0)));
  }

  private static Dataset shades(String name, int... shades) {
    byte[] pixels = new byte[shades.length];
    for (int i = 0; i < shades.length; i++) {
      pixels[i] = (byte) shades[i];
    }
    return Dataset.of(name, new Images(SHAPE, pixels), Optional.empty(), 0);
  }

  private static Dataset pair(boolean paired) {
    return Dataset.pair("x", shades("a", 0, 0, 0), shades("b", 255, 204, 51), paired);
  }

  @Test
  void eachDomainIsReadAtItsOwnIndices() {
    Dataset dataset = pair(false);
    try (TrainingGraph graph = TrainingGraph.build(MEANS, GraphSettings.of(dataset, 2, 1));
        TrainingSession session = new TrainingSession(graph, new SessionSettings(1))) {
      session.initialize();
      session.load(dataset);
      GraphPhase phase = graph.phases().get(0);
      var reports = session.runAndReport(phase, new int[] {0, 1}, new int[] {0, 0});
      assertThat(reports).containsEntry("a", -1.0).containsEntry("b", 1.0);
      reports = session.runAndReport(phase, new int[] {0, 1}, new int[] {1, 2});
      assertThat(reports.get("b")).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void aVariantOfTwoDomainsIsRefusedOnADataSetOfOne() {
    assertThatThrownBy(() -> Trained.of(MEANS))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("dataset: expected two domains of images");
    assertThatThrownBy(() -> Trained.of(graph -> graph.paired()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("dataset: expected two domains of images");
  }

  @Test
  void pairedDomainsShareTheirOrderAndUnpairedDoNot() {
    assertThat(first(true).get(0)).isEqualTo(first(true).get(1));
    assertThat(first(false).get(0)).isNotEqualTo(first(false).get(1));
    assertThat(first(false).get(0)).isEqualTo(first(true).get(0));
  }

  private static List<int[]> first(boolean paired) {
    Dataset a = shades("a", new int[100]);
    GraphSettings settings = GraphSettings.of(Dataset.pair("x", a, a, paired), 50, 1);
    return BatchOrder.ofDomains(settings).stream().map(order -> order.batch(0)).toList();
  }
}
