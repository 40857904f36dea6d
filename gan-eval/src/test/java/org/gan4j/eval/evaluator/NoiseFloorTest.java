package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.metric.Kid;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real images that are too few for a noise floor cost the floor, not the number. */
final class NoiseFloorTest {

  private static final FeatureNetwork NETWORK = TinyNetwork.open();

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  private static Evaluation measure(Protocol protocol, int reals, Dataset training) {
    Dataset real = TestImages.noise("tiny/test", reals, 0, 200, 1);
    Dataset fake = TestImages.noise("fake", 300, 40, 240, 3);
    var sets =
        new MeasuredSets(
            SourceSet.of(fake),
            Samples.of(fake, null, null, null, null),
            Optional.of(SourceSet.of(real)),
            Optional.ofNullable(training).map(SourceSet::of));
    return new Measurer(name -> NETWORK, StatisticsCache.NONE, 7, MeasuringProgress.NONE)
        .measure(List.of(protocol), sets)
        .get(0);
  }

  private static Protocol kid(int subsetSize) {
    return new Protocol(
        "mine",
        new Kid(10, subsetSize),
        Optional.of(new FeatureSpace("tiny", Optional.empty())),
        Optional.empty());
  }

  @Test
  void aKernelDistanceOfAsManyImagesAsASubsetIsMeasuredWithoutOne() {
    Evaluation found = measure(kid(300), 300, null);

    assertThat(found.value()).isPositive();
    assertThat(found.noiseFloor()).isNull();
    assertThat(found.lines().get(1))
        .startsWith(
            "  warning: no noise floor: a part of tiny/test against the rest: tiny/test: expected at"
                + " least 300 images for a subset, found 150");
    assertThat(measure(kid(150), 300, null).noiseFloor()).isNotNull();
  }

  @Test
  void tooFewTrainingImagesCostItToo() {
    Evaluation found = measure(kid(300), 300, TestImages.noise("tiny/train", 200, 0, 200, 2));

    assertThat(found.noiseFloor()).isNull();
    assertThat(found.warnings().get(0))
        .contains("no noise floor: tiny/train: ")
        .contains("found 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fid-tiny", "fid-infinity-tiny", "density-coverage-tiny"})
  void threeRealImagesAreEnoughForADistance(String name) {
    int reals = name.startsWith("density") ? 7 : 3;
    Evaluation found = measure(ProtocolNames.parse(name), reals, null);

    assertThat(found.value()).isFinite();
    assertThat(found.noiseFloor()).isNull();
    assertThat(found.warnings()).anySatisfy(one -> assertThat(one).startsWith("no noise floor: "));
  }

  @Test
  void aSingleRealImageHasNoTwoParts() {
    Evaluation found = measure(ProtocolNames.parse("modes-tiny"), 1, null);

    assertThat(found.warnings()).contains("no noise floor: a single real image has no two parts");
  }
}
