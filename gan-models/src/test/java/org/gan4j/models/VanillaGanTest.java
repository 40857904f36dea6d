package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

final class VanillaGanTest {

  /**
   * Weights and biases at 28x28, latents of 100, hidden widths 256, 512, 1024:
   *
   * <pre>
   * G  101*256 + 257*512 + 513*1024 + 1025*784 = 1 486 352
   * D  785*1024 + 1025*512 + 513*256 + 257*1   = 1 460 225
   * </pre>
   */
  @Test
  void hasTheParametersOfItsLayers() {
    var settings = VariantRun.settings(28, 28, 1, 1);
    try (var graph = TrainingGraph.build(SmallVariants.vanilla(256), settings)) {
      assertThat(graph.networks().get(0).parameterCount()).isEqualTo(1_486_352);
      assertThat(graph.networks().get(1).parameterCount()).isEqualTo(1_460_225);
    }
  }

  @ParameterizedTest
  @CsvSource({"28, 28, 1", "8, 8, 3", "5, 7, 1", "128, 128, 3"})
  void servesImagesOfAnyShape(int height, int width, int channels) {
    var settings = VariantRun.settings(height, width, channels, 1);
    try (var graph = TrainingGraph.build(SmallVariants.vanilla(4), settings)) {
      assertThat(graph.networks().get(0).output().shape())
          .isEqualTo(Shape.of(height, width, channels));
      assertThat(graph.networks().get(1).output().shape()).isEqualTo(Shape.of(1));
    }
  }

  @Test
  void eachPhaseMovesItsOwnNetworkOnly() {
    try (var run = new VariantRun(SmallVariants.vanilla(8), 12)) {
      var generator = run.weights("generator");
      var discriminator = run.weights("discriminator");
      run.run("discriminator_step");
      Moves.none(generator, run.weights("generator"));
      Moves.all(discriminator, run.weights("discriminator"));

      discriminator = run.weights("discriminator");
      run.run("generator_step");
      Moves.all(generator, run.weights("generator"));
      Moves.none(discriminator, run.weights("discriminator"));
    }
  }

  @Test
  void beginsWithGreyImagesAndAnUndecidedDiscriminator() {
    try (var run = new VariantRun(SmallVariants.vanilla(64), 28)) {
      byte[] pixels = run.sample(100).pixels();
      double mean =
          IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xff).average().orElseThrow();
      assertThat(mean).isBetween(112.0, 144.0);
      var reports = run.run("discriminator_step");
      assertThat(reports.get("score/real")).isBetween(0.2, 0.8);
      assertThat(reports.get("score/fake")).isBetween(0.3, 0.7);
      // 2 log 2 for a discriminator that says 1/2 to all.
      assertThat(reports.get("loss/discriminator")).isBetween(0.9, 2.2);
    }
  }

  @Test
  void discriminatorLearnsAFixedBatchAndTheGeneratorThenFoolsIt() {
    try (var run = new VariantRun(SmallVariants.vanilla(16), 12)) {
      assertThat(run.run("discriminator_step", 100).get("loss/discriminator")).isLessThan(0.02);

      double before = run.run("generator_step").get("loss/generator");
      assertThat(before).isGreaterThan(3);
      assertThat(run.run("generator_step", 200).get("loss/generator")).isLessThan(0.1);
    }
  }
}
