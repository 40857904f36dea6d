package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.InputException;
import org.gan4j.core.augment.Jitter;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Domain;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

final class CycleGanTest {

  private static final Jitter NONE = new Jitter(1, false);

  private static CycleGan cycleGan(int width, int blocks, int layers, double identity, int pool) {
    return new CycleGan(
        new CycleGan.Config(
            width,
            blocks,
            width,
            layers,
            10,
            identity,
            pool,
            NONE,
            SmallVariants.ADAM,
            SmallVariants.ADAM));
  }

  /**
   * The reference code (junyanz/pytorch-CycleGAN-and-pix2pix) prints "[Network G_A] Total number of
   * parameters : 11.378 M" and "[Network D_A] ... 2.765 M". With instance normalisation it has
   * neither scale nor shift, and every convolution has a bias:
   *
   * <pre>
   * G  (49*3 + 1)*64 + (9*64 + 1)*128 + (9*128 + 1)*256 + 18*(9*256 + 1)*256
   *    + (9*256 + 1)*128 + (9*128 + 1)*64 + (49*64 + 1)*3                        = 11 378 179
   * D  (16*3 + 1)*64 + (16*64 + 1)*128 + (16*128 + 1)*256 + (16*256 + 1)*512
   *    + (16*512 + 1)*1                                                          =  2 764 737
   * </pre>
   */
  @Test
  void hasThePublishedParametersAt256Pixels() {
    var settings = TwoDomains.settings(new ImageShape(256, 256, 3), false);
    try (var graph = TrainingGraph.build(cycleGan(64, 9, 3, 0.5, 50), settings)) {
      var networks = graph.networks();
      assertThat(networks).hasSize(4);
      assertThat(networks.get(0).parameterCount()).isEqualTo(11_378_179);
      assertThat(networks.get(1).parameterCount()).isEqualTo(11_378_179);
      assertThat(networks.get(2).parameterCount()).isEqualTo(2_764_737);
      assertThat(networks.get(3).parameterCount()).isEqualTo(2_764_737);
      // 70x70 patches of 256 pixels: 30x30 in the reference code.
      assertThat(networks.get(2).output().shape()).isEqualTo(Shape.of(30, 30, 1));
    }
  }

  /** The reference code prints 7.838 M for six blocks: three fewer of 2 * (9*256 + 1)*256. */
  @Test
  void hasThePublishedParametersAt128Pixels() {
    var settings = TwoDomains.settings(new ImageShape(128, 128, 3), false);
    try (var graph = TrainingGraph.build(cycleGan(64, 6, 3, 0, 50), settings)) {
      assertThat(graph.networks().get(0).parameterCount()).isEqualTo(7_837_699);
    }
  }

  @ParameterizedTest
  @CsvSource({"28, 28, 2", "32, 64, 3", "12, 20, 1"})
  void translatesImagesWhoseSidesAreMultiplesOfFour(int height, int width, int layers) {
    var shape = new ImageShape(height, width, 3);
    try (var run = new TwoDomains(cycleGan(2, 1, layers, 0.5, 2), shape, false, 1)) {
      assertThat(run.graph.translations()).containsOnlyKeys(Domain.A, Domain.B);
      var images = TwoDomains.dataset(shape, false).images().slice(0, 3);
      var translated = run.session.outputs().translate(Domain.B, images);
      assertThat(translated.shape()).isEqualTo(shape);
      assertThat(translated.count()).isEqualTo(3);
      assertThat(run.session.outputs().grid().count()).isEqualTo(6 * 8);
    }
  }

  /** The least that it says is enough for its own graph, and one multiple less is not. */
  @ParameterizedTest
  @CsvSource({"1, 8", "2, 12", "3, 24"})
  void theLeastSideIsEnoughForBothPlayers(int layers, int least) {
    var variant = cycleGan(2, 1, layers, 0, 2);
    var settings = TwoDomains.settings(new ImageShape(least, least, 1), false);
    try (var graph = TrainingGraph.build(variant, settings)) {
      assertThat(graph.translations().get(Domain.A).sides().least()).isEqualTo(least);
    }
    var less = TwoDomains.settings(new ImageShape(least - 4, least - 4, 1), false);
    assertThatThrownBy(() -> TrainingGraph.build(variant, less)).isInstanceOf(InputException.class);
  }

  @Test
  void otherSizesAreRefused() {
    var settings = TwoDomains.settings(new ImageShape(30, 32, 1), false);
    assertThatThrownBy(() -> TrainingGraph.build(cycleGan(2, 1, 1, 0, 2), settings))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "variant CycleGan: expected images whose height and width are multiples of 4, found"
                + " 30x32x1. Set dataset.imageSize, for instance to 128 or 256.");
  }

  @Test
  void poolsFillAndStayFull() {
    var shape = new ImageShape(8, 8, 1);
    try (var run = new TwoDomains(cycleGan(2, 1, 1, 0, 5), shape, false, 2)) {
      for (float expected : new float[] {2, 4, 5, 5}) {
        run.run("joint", 1);
        assertThat(run.values("poolA/count")).containsExactly(expected);
        assertThat(run.values("poolB/count")).containsExactly(expected);
      }
      float[] stored = run.values("poolA/images");
      for (int image = 0; image < 5; image++) {
        assertThat(stored[image * 64]).as("image %d", image).isNotZero().isBetween(-1f, 1f);
      }
    }
  }

  /**
   * Untrained networks: logits near 0, so D pays (1 + 0) / 2 and G pays 1, by the paper's losses.
   */
  @Test
  void beginsWithTheLossesOfAnUndecidedDiscriminator() {
    try (var run = new TwoDomains(cycleGan(4, 1, 2, 0.5, 4), new ImageShape(16, 16, 1), false, 4)) {
      var reports = run.run("joint", 1);
      assertThat(reports.get("loss/discriminatorA")).isCloseTo(0.5, within(0.2));
      assertThat(reports.get("loss/generatorAtoB")).isCloseTo(1, within(0.4));
      assertThat(reports).containsKey("loss/identity");
    }
  }

  @Test
  void cyclesAreLearnt() {
    try (var run = new TwoDomains(cycleGan(8, 1, 1, 0, 4), new ImageShape(8, 8, 1), false, 2)) {
      double before = run.run("joint", 1).get("loss/cycleA");
      assertThat(run.run("joint", 200).get("loss/cycleA")).isLessThan(before / 2);
    }
  }

  @Test
  void identityIsOffAtZero() {
    try (var run = new TwoDomains(cycleGan(2, 1, 1, 0, 2), new ImageShape(8, 8, 1), false, 1)) {
      assertThat(run.run("joint", 1)).doesNotContainKey("loss/identity");
    }
  }
}
