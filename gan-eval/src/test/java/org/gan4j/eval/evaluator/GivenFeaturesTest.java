package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.FeatureOrigin;
import org.gan4j.eval.set.GivenSet;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Features in files are labelled by what they are, not by the network that was asked for. */
final class GivenFeaturesTest {

  private static final FeatureNetwork NETWORK = TinyNetwork.open();
  private static final Dataset REAL = TestImages.noise("tiny/test", 400, 0, 200, 1);
  private static final Dataset FAKE = TestImages.noise("fake", 300, 40, 240, 3);
  private static final FeatureOrigin TINY =
      new FeatureOrigin("tiny", NETWORK.sha256(), NETWORK.layer(), null, "none");

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  private static GivenSet array(String name, Dataset images, FeatureOrigin origin) {
    var table = new FeatureTable(name, NETWORK.featureSize());
    table.add(NETWORK.extract(images.images()));
    return GivenSet.ofFeatures(name, "hash of " + name, table, Optional.ofNullable(origin));
  }

  private static GivenSet wide(String name) {
    var table = new FeatureTable(name, 3);
    for (int i = 0; i < 10; i++) {
      table.add(new double[] {i, i * i, 1}, 0);
    }
    return GivenSet.ofFeatures(name, "hash of " + name, table, Optional.empty());
  }

  private static GivenSet statistics(String name, Dataset images, int count) {
    FeatureStatistics of = array(name, images, null).features().orElseThrow().statistics();
    return GivenSet.ofStatistics(
        name,
        "hash of " + name,
        count,
        FeatureStatistics.of(
            count == 0 ? FeatureStatistics.UNKNOWN : count, of.mean(), of.covariance()),
        Optional.empty());
  }

  private static Evaluation measure(
      String protocol, MeasuredSet real, MeasuredSet fake, Optional<ImageSet> training) {
    var origin = new Samples(fake.name(), fake.contentHash(), null, null, null, null);
    return new Measurer(name -> NETWORK, StatisticsCache.NONE, 7, MeasuringProgress.NONE)
        .measure(
            List.of(ProtocolNames.parse(protocol)),
            new MeasuredSets(fake, origin, Optional.of(real), training))
        .get(0);
  }

  private static Evaluation measure(String protocol, MeasuredSet real, MeasuredSet fake) {
    return measure(protocol, real, fake, Optional.empty());
  }

  @Test
  void featuresOfNobodyKnowsWhatHaveANameOfTheirOwn() {
    for (String protocol : List.of("fid-tiny", "fid-given")) {
      Evaluation found =
          measure(protocol, array("real.npy", REAL, null), array("fake.npy", FAKE, null));

      assertThat(found.metric()).isEqualTo("fid300-given");
      assertThat(found.protocol().featureNetwork()).isEqualTo("given features of 2 columns");
      assertThat(found.protocol().layer()).isEqualTo("features");
      assertThat(Json.MAPPER.valueToTree(found.protocol()).properties())
          .extracting(field -> field.getKey())
          .doesNotContain("featureNetworkSha256", "resize", "quantisation");
    }
  }

  @Test
  void featuresThatSayWhatTheyAreOfAreLabelledByThat() {
    Evaluation files =
        measure("fid-given", array("real.npy", REAL, TINY), array("fake.npy", FAKE, TINY));
    Evaluation images = measure("fid-tiny", SourceSet.of(REAL), SourceSet.of(FAKE));

    assertThat(files.metric()).isEqualTo("fid300-tiny");
    assertThat(files.value()).isEqualTo(images.value());
    assertThat(files.protocol().featureNetworkSha256())
        .isEqualTo(images.protocol().featureNetworkSha256());
    assertThat(files.protocol().resize()).isEqualTo("none");
    assertThat(files.protocol().quantisation()).isEqualTo("uint8");
    assertThat(files.warnings()).isEmpty();
  }

  @Test
  void oneSideThatSaysNothingLeavesTheLabelOpen() {
    Evaluation found =
        measure("fid-tiny", array("real.npy", REAL, TINY), array("fake.npy", FAKE, null));

    assertThat(found.metric()).isEqualTo("fid300-given");
  }

  @Test
  void anotherNumberOfColumnsThanTheNetworksIsRefused() {
    assertThatThrownBy(() -> measure("fid-tiny", wide("real.npy"), wide("fake.npy")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "real.npy: expected 2 columns for feature network tiny, found 3. Compute");
    assertThatThrownBy(() -> measure("fid-tiny", SourceSet.of(REAL), wide("fake.npy")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake.npy: expected 2 columns for feature network tiny, found 3");
    assertThat(measure("fid-given", wide("real.npy"), wide("fake.npy")).value()).isZero();
  }

  @Test
  void sidesOfUnequalColumnsAreRefused() {
    assertThatThrownBy(() -> measure("kid-given", wide("real.npy"), array("a.npy", FAKE, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.npy: expected 3 columns as real.npy has, found 2");
  }

  @Test
  void featuresOfAnotherNetworkThanAskedForAreRefused() {
    var other = new FeatureOrigin("other", "0123456789ab", "pool", null, "none");

    assertThatThrownBy(
            () -> measure("fid-tiny", array("a.npy", REAL, other), array("b.npy", FAKE, other)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.npy: expected features of tiny, found those of other");
    assertThatThrownBy(
            () -> measure("fid-given", array("a.npy", REAL, TINY), array("b.npy", FAKE, other)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("b.npy: expected features of tiny (layer")
        .hasMessageContaining("found those of other (layer pool, SHA-256 01234567...)");
    assertThatThrownBy(() -> measure("fid-tiny", array("a.npy", REAL, other), SourceSet.of(FAKE)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.npy: expected features of tiny (layer");
  }

  @Test
  void featuresBesideImagesAreTakenForTheNetworksWithAWarning() {
    assertThat(measure("fid-tiny", array("a.npy", REAL, null), SourceSet.of(FAKE)).warnings())
        .containsExactly(
            "nothing says which network the features of a.npy are of: they are taken for those of"
                + " tiny");
    assertThat(measure("fid-tiny", array("a.npy", REAL, TINY), SourceSet.of(FAKE)).warnings())
        .isEmpty();
  }

  @Test
  void imagesAreNoGivenFeatures() {
    assertThatThrownBy(() -> measure("fid-given", SourceSet.of(REAL), array("a.npy", FAKE, null)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tiny/test: expected features or statistics in a file");
  }

  @Test
  void statisticsOfAnUnknownCountHaveNoneInTheirNumber() {
    Evaluation found =
        measure("fid-given", statistics("a.npz", REAL, 0), statistics("b.npz", FAKE, 0));

    assertThat(found.metric()).isEqualTo("fid-given");
    assertThat(found.line()).endsWith(" (n unknown v a.npz)");
    assertThat(Json.MAPPER.valueToTree(found.protocol()).has("sampleCount")).isFalse();
    assertThat(Json.MAPPER.valueToTree(found.protocol().reference()).has("count")).isFalse();
    assertThat(found.warnings())
        .containsExactly("no noise floor: nothing says how many images b.npz is of");
    Evaluation counted =
        measure("fid-given", statistics("a.npz", REAL, 400), statistics("b.npz", FAKE, 300));
    assertThat(counted.line()).startsWith("fid300-given: ").endsWith(" (n = 300 v a.npz)");
    assertThat(counted.warnings())
        .containsExactly(
            "no noise floor: a.npz holds statistics, which cannot be cut in two parts");
  }

  @Test
  void statisticsCannotBeCut() {
    for (int count : List.of(0, 300)) {
      assertThatThrownBy(
              () ->
                  measure(
                      "fid100-given",
                      statistics("a.npz", REAL, 0),
                      statistics("b.npz", FAKE, count)))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("b.npz: expected features or images to choose 100 of, found")
          .hasMessageContaining(count == 0 ? "an unknown number of images" : "300 images");
    }
  }

  @Test
  void realFeaturesAreCutInTwoForTheNoiseFloorAsTheirImagesAre() {
    Evaluation files =
        measure("fid-tiny", array("tiny/test", REAL, TINY), array("fake", FAKE, TINY));
    Evaluation images = measure("fid-tiny", SourceSet.of(REAL), SourceSet.of(FAKE));

    assertThat(files.noiseFloor().value()).isEqualTo(images.noiseFloor().value());
    assertThat(files.noiseFloor().images().count()).isEqualTo(200);
  }

  @Test
  void trainingImagesAreReadThroughTheNetworkBesideFilesAlone() {
    Dataset training = TestImages.noise("tiny/train", 900, 0, 200, 2);
    Evaluation found =
        measure(
            "fid-tiny",
            array("a.npy", REAL, TINY),
            array("b.npy", FAKE, TINY),
            Optional.of(SourceSet.of(training)));

    assertThat(found.noiseFloor().images().name()).isEqualTo("tiny/train");
    assertThat(found.noiseFloor().images().count()).isEqualTo(300);
  }
}
