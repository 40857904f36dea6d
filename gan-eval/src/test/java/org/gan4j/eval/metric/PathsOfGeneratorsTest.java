package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.eval.evaluator.StatisticsCache;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.metric.input.ImageGenerator;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PathsOfGeneratorsTest {

  private static final FeatureNetwork NETWORK = TinyNetwork.open();
  private static final Dataset IMAGES = TestImages.noise("made", 120, 0, 200, 1);

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  /**
   * Paths from (1, 0) to (0, 1); the first two pixels are 0.2 z for samples of class 0 and 0.4 z
   * for those of class 1, which take turns.
   */
  private static final class Linear implements ImageGenerator {

    @Override
    public int latentSize() {
      return 2;
    }

    @Override
    public float[] latents(long from, int count) {
      return repeated(1, 0, count);
    }

    @Override
    public float[] otherLatents(long from, int count) {
      return repeated(0, 1, count);
    }

    private static float[] repeated(float first, float second, int count) {
      float[] values = new float[2 * count];
      for (int i = 0; i < count; i++) {
        values[2 * i] = first;
        values[2 * i + 1] = second;
      }
      return values;
    }

    @Override
    public Optional<int[]> labels(long from, int count) {
      return Optional.of(IntStream.range(0, count).map(i -> (int) (from + i) % 2).toArray());
    }

    @Override
    public FloatImages images(float[] latents, Optional<int[]> labels) {
      assertThat(latents).hasSize(2 * 100);
      float[] pixels = new float[4 * 100];
      for (int i = 0; i < 100; i++) {
        float scale = 0.2f * (1 + labels.orElseThrow()[i]);
        pixels[4 * i] = 127.5f * (1 + scale * latents[2 * i]);
        pixels[4 * i + 1] = 127.5f * (1 + scale * latents[2 * i + 1]);
      }
      return new FloatImages(TestImages.TWO_BY_TWO, pixels);
    }
  }

  private static Evaluation measure(Protocol protocol, SourceSet made) {
    var sets =
        new MeasuredSets(
            made,
            Samples.of(IMAGES, null, null, null, null),
            Optional.of(SourceSet.of(IMAGES)),
            Optional.empty());
    return new Measurer(name -> NETWORK, StatisticsCache.NONE, 7, MeasuringProgress.NONE)
        .measure(List.of(protocol), sets)
        .get(0);
  }

  private static SourceSet linear() {
    return new SourceSet(IMAGES, Optional.empty(), Optional.of(new Linear()));
  }

  private static Protocol withStep(double epsilon) {
    var space = Optional.of(new FeatureSpace("tiny", Optional.empty()));
    return new Protocol("mine", new PerceptualPathLength(epsilon), space, Optional.of(120));
  }

  /**
   * An arc of a quarter circle of radius r: the chord of a step is 2 r sin(eps pi / 4), at every
   * place. The network's features are the first two pixels in [-1, 1]. Of 120 lengths the lowest
   * and the highest, which are one of either class, lie outside of the percentiles.
   */
  @Test
  void aLinearGeneratorHasTheLengthOfItsArc() {
    double step = 0.01;
    double chord = 2 * Math.sin(step * Math.PI / 4);
    double expected = (0.2 * 0.2 + 0.4 * 0.4) / 2 * chord * chord / (step * step);
    Evaluation found = measure(withStep(step), linear());
    assertThat(found.value()).isCloseTo(expected, within(1e-4 * expected));
    assertThat(found.details()).containsEntry("paths kept", 118.0);
  }

  @Test
  void thePapersStepIsNotLostInFloats() {
    double expected = 0.1 * Math.PI * Math.PI / 4;
    Evaluation found = measure(ProtocolNames.parse("ppl120-tiny"), linear());
    assertThat(found.value()).isCloseTo(expected, within(2e-3 * expected));
  }

  @Test
  void theProtocolSaysTheStepAndThatNothingIsRounded() {
    Evaluation found = measure(ProtocolNames.parse("ppl120-tiny"), linear());
    assertThat(found.metric()).isEqualTo("ppl120-tiny");
    assertThat(found.protocol().estimator()).contains("eps = 1.0E-4").contains("spherical");
    assertThat(found.protocol().quantisation()).isEqualTo("none");
    assertThat(found.protocol().reference()).isNull();
    assertThat(measure(ProtocolNames.parse("ppl120-tiny"), linear())).isEqualTo(found);
  }

  @Test
  void imagesWithoutTheirGeneratorAreRefused() {
    assertThatThrownBy(() -> measure(withStep(0.1), SourceSet.of(IMAGES)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("made: expected a run, whose generator can be asked for images");
  }

  @Test
  void waysToResizeThatRoundAreRefused() {
    assertThatThrownBy(() -> ProtocolNames.parse("ppl1k-tiny-pillow-bicubic-uint8"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("keeps fractions of grey levels");
    assertThat(ProtocolNames.parse("ppl1k-tiny-pillow-bicubic-float").metric())
        .isEqualTo(new PerceptualPathLength(1e-4));
  }
}
