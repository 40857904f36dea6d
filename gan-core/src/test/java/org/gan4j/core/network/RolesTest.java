package org.gan4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.testing.TestGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contracts of generator and discriminator, checked when they are built. */
final class RolesTest {

  private final TestGraph graph = new TestGraph();

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void generatorOfTheImagesShapeAndRangeIsTaken() {
    Generator generator = generator("g", net -> net.dense(4 * 4 * 3).reshape(4, 4, 3).tanh());

    assertThat(generator.latentSize()).isEqualTo(5);
    assertThat(generator.parameterCount()).isEqualTo(5 * 48 + 48);
    assertThat(generator).hasToString("g: [5] -> [4, 4, 3]");
  }

  @Test
  void generatorOfAnotherShapeIsRefusedNamingBoth() {
    assertThatThrownBy(() -> generator("g", net -> net.dense(4 * 4).reshape(4, 4, 1).tanh()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "generator 'g': the real images have shape [4, 4, 3], but it yields [4, 4, 1]. "
                + "Change its last layers.");
  }

  @Test
  void generatorOfAnotherRangeIsRefusedNamingBoth() {
    assertThatThrownBy(() -> generator("g", net -> net.dense(48).sigmoid().reshape(4, 4, 3)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "generator 'g': the real images lie in [-1, 1], but it yields [0, 1]. "
                + "End it with tanh().");
    assertThatThrownBy(() -> generator("h", net -> net.dense(48).reshape(4, 4, 3).leakyRelu(0.1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("but it yields (-inf, inf). End it with tanh().");
  }

  @Test
  void discriminatorOfOneLogitAnImageOrAPatchIsTaken() {
    assertThat(discriminator("d", net -> net.flatten().dense(1)).output().shape().asArray())
        .containsExactly(1);
    assertThat(discriminator("p", net -> net.conv(1, 3, 2)).output().shape().asArray())
        .containsExactly(2, 2, 1);
  }

  @Test
  void discriminatorOfSeveralValuesAPlaceIsRefused() {
    assertThatThrownBy(() -> discriminator("d", net -> net.flatten().dense(2)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "discriminator 'd': losses take one logit for each image or patch, but it yields [2]. "
                + "End it with dense(1) or a convolution to 1 channel.");
  }

  @Test
  void discriminatorOfBoundedValuesIsRefused() {
    assertThatThrownBy(() -> discriminator("d", net -> net.flatten().dense(1).sigmoid()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "discriminator 'd': losses take unbounded logits, but it yields values in [0, 1]. "
                + "Remove its last activation.");
    assertThatThrownBy(() -> discriminator("r", net -> net.flatten().dense(1).relu()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("but it yields values in [0, inf).");
  }

  private Generator generator(String name, Consumer<NetworkBuilder> layers) {
    return new Generator(graph.definition(name, Signal.of(5), layers), new ImageShape(4, 4, 3));
  }

  private Discriminator discriminator(String name, Consumer<NetworkBuilder> layers) {
    return new Discriminator(graph.definition(name, Signal.of(4, 4, 3).in(Range.IMAGE), layers));
  }
}
