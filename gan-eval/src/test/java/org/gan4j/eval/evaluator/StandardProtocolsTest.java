package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.FrozenNetwork;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StandardProtocolsTest {

  private static final Samples SAMPLES =
      new Samples("fake", "hash-of-fake", null, null, 3L, "evaluation");
  private static final Dataset TEST = TestImages.noise("tiny/test", 900, 0, 256, 1);
  private static final Dataset TRAIN = TestImages.noise("tiny/train", 2000, 0, 256, 2);

  private static FrozenNetwork network;

  @BeforeAll
  static void open() {
    network = TinyNetwork.open();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static List<Evaluation> evaluate(Dataset fake) {
    return evaluate(network, MeasuringProgress.NONE, fake, TEST, TRAIN);
  }

  private static List<Evaluation> evaluate(
      FeatureNetwork by, MeasuringProgress progress, Dataset fake, Dataset test, Dataset train) {
    var sets =
        new MeasuredSets(
            SourceSet.of(fake),
            SAMPLES,
            Optional.of(SourceSet.of(test)),
            Optional.of(SourceSet.of(train)));
    return new Measurer(name -> by, StatisticsCache.NONE, 5, progress)
        .measure(StandardProtocols.of("tiny", 10, fake.count()), sets);
  }

  @Test
  void everyNumberCarriesItsProtocol() {
    List<Evaluation> evaluations = evaluate(TestImages.noise("fake", 1000, 0, 256, 3));

    assertThat(evaluations)
        .extracting(Evaluation::metric)
        .containsExactly("fid1k-tiny", "is1k-tiny", "smallest-class1k-tiny");
    for (Evaluation evaluation : evaluations) {
      ProtocolRecord protocol = evaluation.protocol();
      assertThat(protocol.featureNetworkSha256()).isEqualTo(network.sha256());
      assertThat(protocol.sampleCount()).isEqualTo(1000);
      assertThat(protocol.gan4jVersion()).matches("\\d+\\.\\d+.*");
      assertThat(evaluation.samples()).isEqualTo(SAMPLES);
      assertThat(Samples.of(TestImages.noise("fake", 1, 0, 1, 0), null, null, 3L, "evaluation"))
          .isEqualTo(SAMPLES);
    }
    assertThat(evaluations.get(0).protocol().reference())
        .isEqualTo(new ProtocolRecord.ImageSet("tiny/test", "hash-of-tiny/test", 900));
    assertThat(evaluations.get(0).noiseFloor().images())
        .isEqualTo(new ProtocolRecord.ImageSet("tiny/train", "hash-of-tiny/train", 1000));
  }

  @Test
  void samplesOfTheRealDistributionReachTheNoiseFloorAndOthersDoNot() {
    Evaluation same = evaluate(TestImages.noise("fake", 1000, 0, 256, 3)).get(0);
    Evaluation darker = evaluate(TestImages.noise("dark", 1000, 0, 128, 3)).get(0);
    double floor = same.noiseFloor().value();

    assertThat(same.value()).isLessThan(floor + 4 * same.noiseFloor().uncertainty().value() + 0.01);
    // Uniform on [-1, 0) against [-1, 1): means 1/2 and deviations 1/sqrt(12) apart, two features.
    assertThat(darker.value()).isCloseTo(2 * (0.25 + 1.0 / 12), within(0.05));
    assertThat(darker.noiseFloor()).isEqualTo(same.noiseFloor());
  }

  @Test
  void aLostClassShows() {
    byte[] pixels = new byte[400];
    for (int k = 0; k < 400; k += 4) {
      pixels[k + (k % 8 == 0 ? 0 : 2)] = (byte) 255;
      pixels[k + 1] = (byte) k;
    }
    List<Evaluation> evaluations =
        evaluate(TestImages.of("two", new Images(TestImages.TWO_BY_TWO, pixels)));
    Evaluation classes = evaluations.get(2);

    assertThat(classes.value()).isZero();
    assertThat(classes.details())
        .containsEntry("class 0", 0.5)
        .containsEntry("class 1", 0.5)
        .containsEntry("class 2", 0.0);
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    Dataset fake = TestImages.noise("fake", 700, 0, 200, 3);

    assertThat(evaluate(fake)).isEqualTo(evaluate(fake));
  }

  @Test
  void progressRunsThroughAllThreeStages() {
    List<String> heard = new ArrayList<>();
    MeasuringProgress progress =
        (stage, done, total) -> heard.add(stage + " " + done + "/" + total);

    evaluate(network, progress, TestImages.noise("fake", 600, 0, 256, 3), TEST, TRAIN);

    assertThat(heard)
        .containsExactly(
            "samples 512/600",
            "samples 600/600",
            "reference 512/900",
            "reference 900/900",
            "noise floor 512/600",
            "noise floor 600/600");
  }

  @Test
  void imagesOfAnotherShapeAreRefusedNamingSourceAndNetwork() {
    Images wide = new Images(new ImageShape(2, 4, 1), new byte[800]);

    assertThatThrownBy(() -> StandardProtocols.requireShape(TestImages.of("wide", wide), TEST))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "wide: expected images of 2x2x1, the same as those of tiny/test, found 2x4x1."
                + " Choose a feature network made for these images.");
    assertThatThrownBy(
            () -> StandardProtocols.requireMeasurable(bright(), "tiny", network.imageShape()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "wide: expected images of 2x2x1 for feature network tiny, found 2x4x1."
                + " Choose a feature network made for these images.");
  }

  /** One value of one image is outside the centre. */
  private static Dataset bright() {
    byte[] pixels = new byte[800];
    pixels[8 * 77 + 4] = 1;
    return TestImages.of("wide", new Images(new ImageShape(2, 4, 1), pixels));
  }

  @Test
  void imagesPaddedWithBlackGiveTheNumbersOfTheirCentreAndTheProtocolSaysSo() {
    Dataset fake = TestImages.noise("fake", 700, 0, 200, 3);
    List<Evaluation> plain = evaluate(fake);
    List<Evaluation> padded =
        evaluate(
            network,
            MeasuringProgress.NONE,
            TestImages.padded(fake, (byte) 7),
            TestImages.padded(TEST, (byte) 0),
            TestImages.padded(TRAIN, (byte) 0));

    assertThat(padded).extracting(Evaluation::value).isEqualTo(values(plain));
    assertThat(padded.get(0).noiseFloor().value()).isEqualTo(plain.get(0).noiseFloor().value());
    assertThat(plain).allMatch(each -> each.protocol().resize().equals("none"));
    assertThat(padded).allMatch(each -> each.protocol().resize().equals("crop 5 to 2"));
  }

  private static List<Double> values(List<Evaluation> evaluations) {
    return evaluations.stream().map(Evaluation::value).toList();
  }

  @Test
  void realImagesWhoseBorderIsNotBlackAreNotCut() {
    assertThatThrownBy(
            () ->
                StandardProtocols.requireMeasurable(
                    TestImages.padded(TRAIN, (byte) 1), "tiny", network.imageShape()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "tiny/train: expected images of 2x2x1 for feature network tiny, found 5x5x1");
  }

  @Test
  void aFeatureThatIsNotFiniteIsRefusedNamingSourceAndImage() {
    FeatureNetwork broken = new BrokenNetwork(network);
    Dataset fake = TestImages.noise("fake", 1000, 0, 255, 3);
    fake.images().pixels()[4 * 700] = (byte) 255;

    assertThatThrownBy(() -> evaluate(broken, MeasuringProgress.NONE, fake, TEST, TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake, image 700: expected finite features, found NaN");
  }

  /** Gives NaN as the first feature of an image whose first pixel is white. */
  private record BrokenNetwork(FeatureNetwork whole) implements FeatureNetwork {

    @Override
    public Features extract(FloatImages images) {
      Features features = whole.extract(images);
      for (int i = 0; i < features.count(); i++) {
        if (images.pixels()[4 * i] == 255) {
          features.values()[2 * i] = Float.NaN;
        }
      }
      return features;
    }

    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public String sha256() {
      return whole.sha256();
    }

    @Override
    public String layer() {
      return whole.layer();
    }

    @Override
    public ImageShape imageShape() {
      return whole.imageShape();
    }

    @Override
    public int featureSize() {
      return whole.featureSize();
    }

    @Override
    public int classes() {
      return whole.classes();
    }
  }

  @Test
  void aHandfulOfImagesIsRefused() {
    Dataset few = TestImages.noise("few", 39, 0, 256, 3);

    assertThatThrownBy(() -> StandardProtocols.requireMeasurable(few, "tiny", few.shape()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("few: expected at least 40 images, found 39");
  }
}
