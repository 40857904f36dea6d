package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageSource;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.metric.Kid;
import org.gan4j.eval.metric.input.ImageGenerator;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.GivenSet;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class MeasurerTest {

  private static final FeatureNetwork NETWORK = TinyNetwork.open();
  private static final Dataset REAL = TestImages.noise("tiny/test", 400, 0, 200, 1);
  private static final Dataset TRAINING = TestImages.noise("tiny/train", 900, 0, 200, 2);
  private static final Dataset FAKE = TestImages.noise("fake", 300, 40, 240, 3);

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  private static MeasuredSets sets(Optional<Dataset> training) {
    return new MeasuredSets(
        SourceSet.of(FAKE),
        Samples.of(FAKE, null, null, null, null),
        Optional.of(SourceSet.of(REAL)),
        training.map(SourceSet::of));
  }

  private static List<Evaluation> measure(
      StatisticsCache cache, MeasuredSets sets, String... names) {
    return new Measurer(name -> NETWORK, cache, 7, MeasuringProgress.NONE)
        .measure(List.of(names).stream().map(ProtocolNames::parse).toList(), sets);
  }

  private static Evaluation one(MeasuredSets sets, String name) {
    return measure(StatisticsCache.NONE, sets, name).get(0);
  }

  @Test
  void evaluationsComeInTheOrderOfTheirProtocols() {
    assertThat(
            measure(
                StatisticsCache.NONE,
                sets(Optional.empty()),
                "precision-recall200-tiny",
                "fid-tiny",
                "density-coverage200-tiny",
                "classes-tiny"))
        .extracting(Evaluation::metric)
        .containsExactly(
            "precision200-tiny",
            "recall200-tiny",
            "fid300-tiny",
            "density200-tiny",
            "coverage200-tiny",
            "smallest-class300-tiny");
  }

  @Test
  void aProtocolGivesTheSameNumberAloneAndAmongOthers() {
    MeasuredSets sets = sets(Optional.of(TRAINING));
    List<Evaluation> together =
        measure(
            StatisticsCache.NONE, sets, "fid200-tiny", "precision-recall200-tiny", "modes200-tiny");
    assertThat(together.get(0)).isEqualTo(one(sets, "fid200-tiny"));
    assertThat(together.get(1)).isEqualTo(one(sets, "precision-recall200-tiny"));
    assertThat(together.get(3)).isEqualTo(one(sets, "modes200-tiny"));
  }

  /** Two counts and two ways to resize: four groups. */
  @Test
  void eachImageIsReadOnceForAllProtocols() {
    var reads = new AtomicInteger();
    var counted = new SourceSet(new CountedImages(FAKE, reads), Optional.empty());
    MeasuredSets sets =
        new MeasuredSets(
            counted,
            Samples.of(FAKE, null, null, null, null),
            Optional.of(SourceSet.of(REAL)),
            Optional.of(SourceSet.of(TRAINING)));
    String[] names = {
      "fid300-tiny", "fid200-tiny", "modes-tiny", "fid200-tiny-pillow-bicubic-float"
    };

    List<Evaluation> together = measure(StatisticsCache.NONE, sets, names);
    assertThat(reads).hasValue(300);
    List<Evaluation> alone =
        Stream.of(names)
            .flatMap(name -> measure(StatisticsCache.NONE, sets, name).stream())
            .toList();
    assertThat(together).isEqualTo(alone);
  }

  /** Those of the other one look at more samples. */
  @Test
  void aNetworkSeesOnlyTheImagesOfItsOwnProtocols() {
    var seen = new AtomicInteger();
    var counted = new CountedNetwork(NETWORK, seen);
    Measurer measurer =
        new Measurer(
            name -> name.equals("other") ? NETWORK : counted,
            StatisticsCache.NONE,
            7,
            MeasuringProgress.NONE);
    measurer.measure(
        List.of(ProtocolNames.parse("fid300-other"), ProtocolNames.parse("fid20-tiny")),
        sets(Optional.of(TRAINING)));
    assertThat(seen).hasValue(20 + 400 + 20);
  }

  private record CountedNetwork(FeatureNetwork network, AtomicInteger seen)
      implements FeatureNetwork {

    @Override
    public String name() {
      return network.name();
    }

    @Override
    public String sha256() {
      return network.sha256();
    }

    @Override
    public String layer() {
      return network.layer();
    }

    @Override
    public ImageShape imageShape() {
      return network.imageShape();
    }

    @Override
    public int featureSize() {
      return network.featureSize();
    }

    @Override
    public int classes() {
      return network.classes();
    }

    @Override
    public Features extract(FloatImages images) {
      seen.addAndGet(images.count());
      return network.extract(images);
    }
  }

  private record CountedImages(Dataset images, AtomicInteger reads) implements ImageSource {

    @Override
    public String name() {
      return images.name();
    }

    @Override
    public String contentHash() {
      return images.contentHash();
    }

    @Override
    public ImageShape shape() {
      return images.shape();
    }

    @Override
    public int count() {
      return images.count();
    }

    @Override
    public Images read(int from, int wanted) {
      reads.addAndGet(wanted);
      return images.read(from, wanted);
    }
  }

  /** The counts of a run are beginnings of its samples, whatever else is measured with them. */
  @Test
  void samplesOfAGeneratorAreTheFirstOnes() {
    MeasuredSets all = made(300);
    List<Evaluation> together =
        measure(
            StatisticsCache.NONE, all, "fid300-tiny", "precision-recall200-tiny", "fid200-tiny");
    assertThat(together.get(3)).isEqualTo(one(made(200), "fid200-tiny"));
    assertThat(together.get(1)).isEqualTo(one(made(200), "precision-recall200-tiny"));
    assertThat(together.get(0)).isEqualTo(one(all, "fid300-tiny"));
  }

  private static MeasuredSets made(int count) {
    Dataset first = TestImages.of("fake", FAKE.images().slice(0, count));
    return new MeasuredSets(
        new SourceSet(first, Optional.empty(), Optional.of(new NoGenerator())),
        Samples.of(FAKE, null, null, null, null),
        Optional.of(SourceSet.of(REAL)),
        Optional.of(SourceSet.of(TRAINING)));
  }

  /** Stands for a generator that no metric asks. */
  private static final class NoGenerator implements ImageGenerator {

    @Override
    public int latentSize() {
      throw new AssertionError("not asked");
    }

    @Override
    public float[] latents(long from, int count) {
      throw new AssertionError("not asked");
    }

    @Override
    public float[] otherLatents(long from, int count) {
      throw new AssertionError("not asked");
    }

    @Override
    public Optional<int[]> labels(long from, int count) {
      throw new AssertionError("not asked");
    }

    @Override
    public FloatImages images(float[] latents, Optional<int[]> labels) {
      throw new AssertionError("not asked");
    }
  }

  @Test
  void trainingImagesGiveTheNoiseFloorWhereThereAreAny() {
    Evaluation with = one(sets(Optional.of(TRAINING)), "fid-tiny");
    assertThat(with.noiseFloor().images().name()).isEqualTo("tiny/train");
    assertThat(with.noiseFloor().images().count()).isEqualTo(300);
    assertThat(with.noiseFloor().value()).isLessThan(with.value() / 10);
    Evaluation without = one(sets(Optional.empty()), "fid-tiny");
    assertThat(without.noiseFloor().images().name())
        .isEqualTo("a part of tiny/test against the rest");
    assertThat(without.noiseFloor().images().count()).isEqualTo(200);
    assertThat(without.value()).isEqualTo(with.value());
  }

  @Test
  void cachedStatisticsGiveTheSameBits() {
    Map<StatisticsCache.Key, FeatureStatistics> known = new HashMap<>();
    StatisticsCache cache =
        new StatisticsCache() {
          @Override
          public Optional<FeatureStatistics> find(Key key) {
            return Optional.ofNullable(known.get(key))
                .map(s -> FeatureStatistics.of(s.count(), s.mean(), s.covariance()));
          }

          @Override
          public void store(Key key, FeatureStatistics statistics) {
            known.put(key, statistics);
          }
        };
    MeasuredSets sets = sets(Optional.empty());
    Evaluation fresh = one(sets, "fid-tiny");
    assertThat(measure(cache, sets, "fid-tiny")).containsExactly(fresh);
    assertThat(known).hasSize(3);
    assertThat(measure(cache, sets, "fid-tiny")).containsExactly(fresh);
  }

  @Test
  void featuresInThePlaceOfImagesGiveTheSameDistance() {
    var table = new FeatureTable("fake", 2);
    table.add(NETWORK.extract(FAKE.images()));
    var given =
        new MeasuredSets(
            GivenSet.ofFeatures("fake.npy", "ab", table, Optional.empty()),
            new Samples("fake.npy", "ab", null, null, null, null),
            Optional.of(SourceSet.of(REAL)),
            Optional.empty());
    assertThat(one(given, "fid-tiny").value())
        .isEqualTo(one(sets(Optional.empty()), "fid-tiny").value());
    assertThatThrownBy(() -> one(given, "is-tiny"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake.npy: expected logits");
  }

  @Test
  void theOrderOfImagesDoesNotMoveADistance() {
    int[] backwards = IntStream.range(0, 300).map(i -> 299 - i).toArray();
    Dataset reversed = TestImages.of("fake", FAKE.images().select(backwards));
    MeasuredSets turned =
        new MeasuredSets(
            SourceSet.of(reversed),
            Samples.of(reversed, null, null, null, null),
            Optional.of(SourceSet.of(REAL)),
            Optional.empty());
    double value = one(sets(Optional.empty()), "fid-tiny").value();
    assertThat(one(turned, "fid-tiny").value()).isCloseTo(value, Offset.offset(1e-10 * value));
    assertThat(one(turned, "density-coverage-tiny").value())
        .isEqualTo(one(sets(Optional.empty()), "density-coverage-tiny").value());
  }

  @Test
  void moreSamplesThanThereAreIsRefused() {
    assertThatThrownBy(() -> one(sets(Optional.empty()), "fid1k-tiny"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake: expected at least 1000 images, found 300");
  }

  @Test
  void memorisationNeedsTheTrainingImages() {
    assertThatThrownBy(() -> one(sets(Optional.empty()), "memorisation-tiny"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the images that the generator has learnt from");
    Dataset copies = TestImages.of("fake", TRAINING.images().slice(0, 300));
    MeasuredSets copied =
        new MeasuredSets(
            SourceSet.of(copies),
            Samples.of(copies, null, null, null, null),
            Optional.of(SourceSet.of(REAL)),
            Optional.of(SourceSet.of(TRAINING)));
    assertThat(one(copied, "memorisation-tiny").value()).isLessThan(-10);
    assertThat(one(copied, "memorisation-tiny").details().get("p-value")).isLessThan(1e-20);
  }

  @Test
  void parametersOfAMetricAreInItsProtocol() {
    var space = Optional.of(new FeatureSpace("tiny", Optional.empty()));
    var protocol = new Protocol("mine", new Kid(10, 50), space, Optional.empty());
    Evaluation found =
        new Measurer(name -> NETWORK, StatisticsCache.NONE, 7, MeasuringProgress.NONE)
            .measure(List.of(protocol), sets(Optional.empty()))
            .get(0);
    assertThat(found.protocol().estimator()).endsWith("mean of 10 subsets of 50");
    assertThatThrownBy(() -> found.minus(one(sets(Optional.empty()), "fid-tiny")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the same protocol");
  }
}
