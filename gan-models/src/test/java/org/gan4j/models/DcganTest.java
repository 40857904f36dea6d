package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

final class DcganTest {

  /**
   * pytorch/examples/dcgan with nz 100, ngf and ndf 64, nc 3 has 3 576 704 and 2 765 568
   * parameters:
   *
   * <pre>
   * G  16 (100*512 + 512*256 + 256*128 + 128*64 + 64*3) + 2 (512 + 256 + 128 + 64)
   * D  16 (3*64 + 64*128 + 128*256 + 256*512 + 512*1)   + 2 (128 + 256 + 512)
   * </pre>
   *
   * Our first layer is dense, 100 to 4*4*512: as many as its 4x4 kernels. Our last is dense with a
   * bias, 4*4*512 to 1: one more.
   */
  @Test
  void hasTheParametersOfTheReferenceAt64Pixels() {
    var settings = VariantRun.settings(64, 64, 3, 1);
    try (var graph = TrainingGraph.build(SmallVariants.dcgan(64, 4), settings)) {
      assertThat(graph.networks().get(0).parameterCount()).isEqualTo(3_576_704);
      assertThat(graph.networks().get(1).parameterCount()).isEqualTo(2_765_568 + 1);
    }
  }

  @Test
  void stagesAt28PixelsAreThoseOfTheDocumentation() {
    try (var graph =
        TrainingGraph.build(SmallVariants.dcgan(64, 5), VariantRun.settings(28, 28, 1, 1))) {
      assertThat(kernels(graph, 0))
          .containsExactly(
              Shape.of(100, 7 * 7 * 256),
              Shape.of(5, 5, 128, 256),
              Shape.of(5, 5, 64, 128),
              Shape.of(5, 5, 1, 64));
      assertThat(kernels(graph, 1))
          .containsExactly(
              Shape.of(5, 5, 1, 64),
              Shape.of(5, 5, 64, 128),
              Shape.of(5, 5, 128, 256),
              Shape.of(4 * 4 * 256, 1));
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 1", "16, 3", "28, 1", "28, 3", "32, 3", "64, 1", "128, 3"})
  void servesSquaresOf28AndPowersOfTwo(int size, int channels) {
    try (var graph =
        TrainingGraph.build(
            SmallVariants.dcgan(2, 5), VariantRun.settings(size, size, channels, 1))) {
      assertThat(graph.networks().get(0).output().shape())
          .isEqualTo(Shape.of(size, size, channels));
      assertThat(graph.networks().get(1).output().shape()).isEqualTo(Shape.of(1));
      assertThat(graph.samples()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "12, 12", "27, 27", "256, 256", "28, 32", "32, 64", "1, 1"})
  void otherSizesAreRefused(int height, int width) {
    assertThatThrownBy(
            () ->
                TrainingGraph.build(
                    SmallVariants.dcgan(2, 5), VariantRun.settings(height, width, 1, 1)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "DCGAN networks: expected square images of 28 pixels or a power of two from 8 to 128, "
                + "found %dx%dx1. Set dataset.imageSize, for instance to 32 or 64.",
            height, width);
  }

  @Test
  void jointPhaseMovesEveryWeightOfBothNetworks() {
    try (var run = new VariantRun(SmallVariants.dcgan(4, 4), 16)) {
      var generator = run.weights("generator");
      var discriminator = run.weights("discriminator");
      run.run("joint");
      Moves.all(generator, run.weights("generator"));
      Moves.all(discriminator, run.weights("discriminator"));
    }
  }

  @Test
  void playersAreFrozenByTheirOwnOptimizers() {
    var variant = SmallVariants.dcgan(4, 4, 0, SmallVariants.FROZEN, SmallVariants.ADAM);
    try (var run = new VariantRun(variant, 16)) {
      var generator = run.weights("generator");
      var discriminator = run.weights("discriminator");
      run.run("joint");
      Moves.none(generator, run.weights("generator"));
      Moves.all(discriminator, run.weights("discriminator"));
    }
  }

  @Test
  void beginsWithGreyImagesAndAnUndecidedDiscriminator() {
    try (var run = new VariantRun(SmallVariants.dcgan(16, 5), 28)) {
      byte[] pixels = run.sample(100).pixels();
      // Before training the moving averages do not normalise: tanh of small numbers.
      assertThat(IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xff))
          .allMatch(pixel -> pixel > 96 && pixel < 160);
      var reports = run.run("joint");
      assertThat(reports.get("score/real")).isBetween(0.2, 0.8);
      assertThat(reports.get("score/fake")).isBetween(0.2, 0.8);
      // 2 log 2 = 1.39 and log 2 = 0.69 for a discriminator that says 1/2 to all.
      assertThat(reports.get("loss/discriminator")).isBetween(0.9, 2.2);
      assertThat(reports.get("loss/generator")).isBetween(0.35, 1.4);
    }
  }

  @Test
  void discriminatorLearnsAFixedBatchAgainstAFrozenGenerator() {
    var variant = SmallVariants.dcgan(8, 4, 0, SmallVariants.FROZEN, SmallVariants.ADAM);
    try (var run = new VariantRun(variant, 16)) {
      assertThat(run.run("joint", 60).get("loss/discriminator")).isLessThan(0.05);
    }
  }

  @Test
  void generatorFoolsAFrozenDiscriminator() {
    var variant = SmallVariants.dcgan(8, 4, 0, SmallVariants.ADAM, SmallVariants.FROZEN);
    try (var run = new VariantRun(variant, 16)) {
      double before = run.run("joint").get("loss/generator");
      assertThat(run.run("joint", 60).get("loss/generator")).isLessThan(before / 2);
    }
  }

  private static List<Shape> kernels(TrainingGraph graph, int network) {
    return graph.networks().get(network).weights().stream()
        .filter(weight -> weight.name().endsWith("kernel"))
        .map(Variable::shape)
        .toList();
  }
}
