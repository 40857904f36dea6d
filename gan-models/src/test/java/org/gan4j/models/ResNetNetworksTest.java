package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.layer.GlobalPool;
import org.gan4j.core.loss.Hinge;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

final class ResNetNetworksTest {

  private static final Adam ADAM = new Adam(2e-4, 0, 0.9, 1e-8);

  static SnGan snGan(int generatorWidth, int discriminatorWidth) {
    var body = new Body.ResNet(generatorWidth, discriminatorWidth, GlobalPool.SUM);
    return new SnGan(new SnGan.Config(128, body, new Hinge(), 5, 2, ADAM, ADAM));
  }

  static WganGp wganGp(int width) {
    var body = new Body.ResNet(width, width, GlobalPool.MEAN);
    return new WganGp(new WganGp.Config(128, body, 10, 5, 2, ADAM, ADAM));
  }

  /**
   * resnet_32.py and snresnet_32.py of pfnet-research/sngan_projection with ch 256 and 128, dim_z
   * 128 and n_classes 0, of which the discriminator's l5 has no bias:
   *
   * <pre>
   * G  128*4096 + 4096 + 3 (2 (9*256*256 + 256) + 256*256 + 256 + 4*256) + 2*256 + 9*256*3 + 3
   * D  9*3*128 + 128 + 9*128*128 + 128 + 3*128 + 128
   *      + 2 (9*128*128 + 128) + 128*128 + 128 + 4 (9*128*128 + 128) + 128
   * </pre>
   */
  @Test
  void snGanHasTheParametersOfTheAuthorsCodeForCifar10() {
    try (var graph = TrainingGraph.build(snGan(256, 128), VariantRun.settings(32, 32, 3, 1))) {
      assertThat(network(graph, "generator").parameterCount()).isEqualTo(4_276_739);
      assertThat(network(graph, "discriminator").parameterCount()).isEqualTo(1_053_824);
    }
  }

  /**
   * gan_cifar_resnet.py of igul222/improved_wgan_training with DIM_G and DIM_D 128, not
   * conditional:
   *
   * <pre>
   * G  128*2048 + 2048 + 3 (2 (9*128*128 + 128) + 128*128 + 128 + 4*128) + 2*128 + 9*128*3 + 3
   * D  as SNGAN's, with a bias of the last layer, which its loss does not see
   * </pre>
   */
  @Test
  void wganGpHasTheParametersOfTheAuthorsCodeForCifar10() {
    try (var graph = TrainingGraph.build(wganGp(128), VariantRun.settings(32, 32, 3, 1))) {
      assertThat(network(graph, "generator").parameterCount()).isEqualTo(1_204_483);
      assertThat(network(graph, "critic").parameterCount()).isEqualTo(1_053_825 - 1);
    }
  }

  @Test
  void mapsHaveTheSizesOfTheTables() {
    try (var graph = TrainingGraph.build(snGan(8, 6), VariantRun.settings(32, 32, 3, 1))) {
      Network discriminator = network(graph, "discriminator");
      assertThat(kernel(discriminator, "discriminator/residual_block/body/conv/kernel"))
          .isEqualTo(Shape.of(3, 3, 3, 6));
      assertThat(kernel(discriminator, "discriminator/residual_block/shortcut/conv/kernel"))
          .isEqualTo(Shape.of(1, 1, 3, 6));
      assertThat(kernel(discriminator, "discriminator/dense/kernel")).isEqualTo(Shape.of(6, 1));
      assertThat(discriminator.weights().stream().map(Variable::name))
          .noneMatch(name -> name.contains("residual_block_3/shortcut"))
          .noneMatch(name -> name.contains("residual_block_4/shortcut"));
      assertThat(kernel(network(graph, "generator"), "generator/dense/kernel"))
          .isEqualTo(Shape.of(128, 4 * 4 * 8));
    }
  }

  /**
   * GlorotUniform(sqrt(2)) inside the blocks and GlorotUniform() elsewhere (Chainer): variances 4 /
   * (in + out) and 2 / (in + out), here with 9 x 32 or 32 connections each way.
   */
  @Test
  void kernelsOfTheBlocksBeginWiderThanTheOthers() {
    try (var run = new VariantRun(wganGp(32), 32, 3, 1)) {
      Map<String, float[]> weights = run.weights("generator");
      assertThat(deviation(weights.get("generator/residual_block/body/conv/kernel")))
          .isCloseTo(Math.sqrt(4.0 / (2 * 9 * 32)), within(0.003));
      assertThat(deviation(weights.get("generator/residual_block/shortcut/conv/kernel")))
          .isCloseTo(Math.sqrt(2.0 / (2 * 32)), within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({"28, 28", "64, 64", "32, 28", "16, 16"})
  void otherSizesAreRefused(int height, int width) {
    assertThatThrownBy(
            () -> TrainingGraph.build(wganGp(2), VariantRun.settings(height, width, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "ResNet networks: expected images of 32 x 32 pixels, found %dx%dx1. "
                + "Set dataset.imageSize to 32.",
            height, width);
  }

  static Network network(TrainingGraph graph, String name) {
    return graph.networks().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  private static Shape kernel(Network network, String name) {
    return network.weights().stream()
        .filter(weight -> weight.name().equals(name))
        .findFirst()
        .orElseThrow()
        .shape();
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
