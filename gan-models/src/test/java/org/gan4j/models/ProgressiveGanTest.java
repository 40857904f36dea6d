package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.Adam;
import org.gan4j.train.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages of 4, 8 and 16 pixels from steps 1, 4 and 11 on; fades last 4 steps. */
final class ProgressiveGanTest {

  private static final Adam ADAM = new Adam(1e-3, 0, 0.99, 1e-8);

  private static final ProgressiveGan.Config SMALL = config(8, 64, 8, 3, 4);

  private static ProgressiveGan.Config config(
      int latents, int channelBase, int maxChannels, int stable, int fade) {
    return new ProgressiveGan.Config(
        latents, channelBase, maxChannels, 0.2, 4, stable, fade, 10, 1e-3, ADAM, ADAM);
  }

  /**
   * Table 2 of Karras et al. 2018: 23.1 M each, with the images of the last stage. In full:
   *
   * <pre>
   * G  512*512*16 + 512 + [512*512*9 + 512] * 7 + (512*256 + 256*256 + 256*128 + 128*128 + 128*64
   *    + 64*64 + 64*32 + 32*32 + 32*16 + 16*16) * 9 + 2*(256 + 128 + 64 + 32 + 16) + 16*3 + 3
   * D  the same backwards, with 513 maps into the last 3x3 convolution, and 512 + 1 at the end
   * </pre>
   */
  @Test
  void hasTheParametersOfThePapersTable() {
    var settings = VariantRun.settings(1024, 1024, 3, 1);
    var paper = new ProgressiveGan(config(512, 16384, 512, 50_000, 50_000));
    try (var graph = TrainingGraph.build(paper, settings)) {
      assertThat(parameters(graph, "generator/\\d.*|generator/to_rgb_1024x1024"))
          .isEqualTo(23_071_507);
      assertThat(parameters(graph, "critic/\\d.*|critic/from_rgb_1024x1024")).isEqualTo(23_077_137);
    }
  }

  private static long parameters(TrainingGraph graph, String names) {
    return graph.networks().stream()
        .filter(network -> network.name().matches(names))
        .mapToLong(Network::parameterCount)
        .sum();
  }

  @Test
  void stagesBeginAfterTheFadesAndStableStepsOfThoseBefore() {
    assertThat(SMALL.firstStep(0)).isEqualTo(1);
    assertThat(SMALL.firstStep(1)).isEqualTo(1 + 3);
    assertThat(SMALL.firstStep(2)).isEqualTo(1 + 3 + (4 + 3));
    try (var run = new GrowingRun(SMALL)) {
      assertThat(run.phasesAt(3)).containsExactly("critic_4x4", "generator_4x4", "average");
      assertThat(run.phasesAt(4)).containsExactly("critic_8x8", "generator_8x8", "average");
      assertThat(run.phasesAt(10)).containsExactly("critic_8x8", "generator_8x8", "average");
      assertThat(run.phasesAt(11)).containsExactly("critic_16x16", "generator_16x16", "average");
      assertThat(run.phasesAt(1_000_000)).isEqualTo(run.phasesAt(11));
    }
  }

  @Test
  void growthFollowsTheStep() {
    long[] steps = {1, 3, 4, 5, 7, 8, 10, 11, 14, 99};
    float[] growths = {0, 0, 0.25f, 0.5f, 1, 1, 1, 1.25f, 2, 2};
    try (var run = new GrowingRun(SMALL)) {
      for (int i = 0; i < steps.length; i++) {
        assertThat(run.step(steps[i]).get("growth")).isEqualTo(growths[i]);
        assertThat(run.values("growth")).containsExactly(growths[i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 4x4", "5, 4x4 8x8", "12, 4x4 8x8 16x16"})
  void aStepMovesTheBlocksOfItsStageAndThoseBelow(int step, String sizes) {
    try (var run = new GrowingRun(SMALL)) {
      var before = run.networks();
      run.step(step);
      var after = run.networks();
      List<String> grown = List.of(sizes.split(" "));
      List<String> seen = grown.subList(Math.max(0, grown.size() - 2), grown.size());
      for (String network : before.keySet()) {
        String size = network.replaceFirst(".*[/_]", "");
        boolean moves = (network.contains("rgb") ? seen : grown).contains(size);
        if (moves) {
          Moves.all(before.get(network), after.get(network));
        } else {
          Moves.none(before.get(network), after.get(network));
        }
      }
    }
  }

  @Test
  void whenTheFadeIsOverTheImagesOfTheStageBelowAreNotTrained() {
    try (var run = new GrowingRun(SMALL)) {
      var before = run.networks();
      run.step(9);
      var after = run.networks();
      Moves.none(before.get("generator/to_rgb_4x4"), after.get("generator/to_rgb_4x4"));
      Moves.none(before.get("critic/from_rgb_4x4"), after.get("critic/from_rgb_4x4"));
      Moves.all(before.get("generator/to_rgb_8x8"), after.get("generator/to_rgb_8x8"));
    }
  }

  @Test
  void samplesOfAFadeAreTheBlendOfBothResolutions() {
    try (var run = new GrowingRun(SMALL)) {
      run.scale("generator/to_rgb", 0.1f); // so that nothing is clipped
      int[] coarse = run.sampleAt(1);
      int[] fine = run.sampleAt(2);
      int[] blend = run.sampleAt(1.25f);
      assertThat(squares(coarse, 2)).isTrue();
      assertThat(squares(coarse, 4)).isFalse();
      assertThat(squares(fine, 2)).isFalse();
      assertThat(squares(run.sampleAt(0), 4)).isTrue();
      for (int i = 0; i < blend.length; i++) {
        // Each of the three is rounded by at most a half.
        double expected = 0.75 * coarse[i] + 0.25 * fine[i];
        assertThat(Math.abs(blend[i] - expected)).as("pixel %d", i).isLessThanOrEqualTo(1);
      }
    }
  }

  /** Whether 16x16 images consist of squares of one shade. */
  private static boolean squares(int[] pixels, int side) {
    for (int i = 0; i < pixels.length; i++) {
      int y = i / 16 % 16;
      int x = i % 16;
      if (pixels[i] != pixels[i - y % side * 16 - x % side]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aResumeInTheMiddleOfAFadeGoesOnWithTheSameBits() {
    Map<String, String> straight;
    try (var run = new GrowingRun(SMALL)) {
      run.train(0, 16);
      straight = run.bits();
    }
    try (var first = new GrowingRun(SMALL);
        var second = new GrowingRun(SMALL)) {
      first.train(0, 12);
      second.takeOver(first);
      second.train(12, 16);
      assertThat(second.bits()).isEqualTo(straight);
    }
  }

  @ParameterizedTest
  @CsvSource({"28, 28", "4, 4", "16, 32"})
  void otherSizesAreRefused(int height, int width) {
    var settings = VariantRun.settings(height, width, 1, 1);
    assertThatThrownBy(() -> TrainingGraph.build(new ProgressiveGan(SMALL), settings))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "variant ProgressiveGan: expected square images of a power of two from 8 pixels on,"
                + " found %dx%dx1. Set dataset.imageSize, for instance to 32 or 256.",
            height, width);
  }

  @Test
  void tooFewChannelsForTheImagesAreRefused() {
    var settings = VariantRun.settings(128, 128, 1, 1);
    assertThatThrownBy(() -> TrainingGraph.build(new ProgressiveGan(SMALL), settings))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/variant/channelBase: expected at least the images' height 128");
  }
}
