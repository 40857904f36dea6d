package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.core.InputException;
import org.gan4j.core.augment.Jitter;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.variant.Domain;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

final class Pix2PixTest {

  private static final Jitter NONE = new Jitter(1, false);

  private static Pix2Pix pix2pix(int width, int depth, int layers) {
    return new Pix2Pix(
        new Pix2Pix.Config(
            width,
            depth,
            0.5,
            width,
            layers,
            new NonSaturating(1),
            100,
            NONE,
            SmallVariants.ADAM,
            SmallVariants.ADAM));
  }

  /**
   * The reference code (junyanz/pytorch-CycleGAN-and-pix2pix) prints "[Network G] Total number of
   * parameters : 54.414 M" and "[Network D] ... 2.769 M": kernels without biases, but for the last
   * of both and the first of D, and scale and shift for each normalised channel.
   *
   * <pre>
   * U-Net down  16 (3*64 + 64*128 + 128*256 + 256*512 + 4*512*512)
   *       up    16 (512*512 + 3*1024*512 + 1024*256 + 512*128 + 256*64 + 128*3) + 3
   *       norm  2 (128 + 256 + 4*512) + 2 (4*512 + 256 + 128 + 64)             = 54 413 955
   * D           16 (6*64 + 64*128 + 128*256 + 256*512 + 512) + 64 + 1
   *             + 2 (128 + 256 + 512)                                          =  2 768 705
   * </pre>
   */
  @Test
  void hasThePublishedParametersAt256Pixels() {
    var settings = TwoDomains.settings(new ImageShape(256, 256, 3), true);
    try (var graph = TrainingGraph.build(pix2pix(64, 8, 3), settings)) {
      var networks = graph.networks();
      assertThat(networks.get(0).parameterCount()).isEqualTo(54_413_955);
      assertThat(networks.get(1).parameterCount()).isEqualTo(2_768_705);
      assertThat(networks.get(1).output().shape()).isEqualTo(Shape.of(30, 30, 1));
      // The innermost map is one pixel, 512 channels wide: its kernel up is 4x4x512x512.
      assertThat(networks.get(0).weights())
          .filteredOn(weight -> weight.shape().equals(Shape.of(4, 4, 512, 512)))
          .hasSize(4 + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"32, 32, 5", "28, 28, 2", "16, 32, 3"})
  void translatesImagesWhoseSidesAreMultiples(int height, int width, int depth) {
    var shape = new ImageShape(height, width, 1);
    try (var run = new TwoDomains(pix2pix(2, depth, 1), shape, true, 2)) {
      assertThat(run.graph.translations()).containsOnlyKeys(Domain.A);
      assertThat(run.graph.translations().get(Domain.A).sides().multiple()).isEqualTo(1 << depth);
      var images = TwoDomains.dataset(shape, true).images().slice(0, 2);
      assertThat(run.session.outputs().translate(Domain.A, images).shape()).isEqualTo(shape);
      assertThat(run.session.outputs().grid().count()).isEqualTo(3 * 8);
    }
  }

  @Test
  void otherSizesAreRefused() {
    var settings = TwoDomains.settings(new ImageShape(28, 28, 1), true);
    assertThatThrownBy(() -> TrainingGraph.build(pix2pix(2, 3, 1), settings))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "variant Pix2Pix: expected images whose height and width are multiples of 8 (depth 3),"
                + " found 28x28x1. Set dataset.imageSize to such a size, or variant.depth to"
                + " less.");
  }

  @Test
  void unpairedDomainsAreRefused() {
    var settings = TwoDomains.settings(new ImageShape(16, 16, 1), false);
    assertThatThrownBy(() -> TrainingGraph.build(pix2pix(2, 2, 1), settings))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "dataset: expected pairs (variant Pix2Pix learns from them), found unpaired domains."
                + " Use a paired data set, such as mnist-outlines or paired-folder, or variant"
                + " CycleGan.");
  }

  /** log 2 for each half of the discriminator's loss, halved; log 2 for the generator. */
  @Test
  void beginsWithTheLossesOfAnUndecidedDiscriminator() {
    try (var run = new TwoDomains(pix2pix(4, 3, 2), new ImageShape(16, 16, 1), true, 4)) {
      assertThat(run.run("discriminator_step", 1).get("loss/discriminator"))
          .isCloseTo(Math.log(2), within(0.2));
      assertThat(run.run("generator_step", 1).get("loss/generator"))
          .isCloseTo(Math.log(2), within(0.3));
    }
  }

  @Test
  void pairsAreLearnt() {
    try (var run = new TwoDomains(pix2pix(8, 3, 1), new ImageShape(8, 8, 1), true, 2)) {
      double before = run.run("generator_step", 1).get("loss/l1");
      assertThat(run.run("generator_step", 300).get("loss/l1")).isLessThan(before / 2);
    }
  }
}
