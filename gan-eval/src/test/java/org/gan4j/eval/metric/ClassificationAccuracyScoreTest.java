package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.eval.evaluator.StatisticsCache;
import org.gan4j.eval.metric.input.Lesson;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.Test;

/** With a learner that gives a question the class of the nearest image it has seen. */
final class ClassificationAccuracyScoreTest {

  private static final Dataset TEST = labelled("test", 60, 1);
  private static final Dataset TRAINING = labelled("train", 90, 2);

  /** Noise of three classes, each somewhat brighter than the one before. */
  private static Dataset labelled(String name, int count, long seed) {
    Images images = TestImages.noise(name, count, 0, 160, seed).images();
    int[] labels = IntStream.range(0, count).map(i -> i % 3).toArray();
    for (int k = 0; k < images.pixels().length; k++) {
      images.pixels()[k] += (byte) (40 * labels[k / 4]);
    }
    return Dataset.of(name, images, Optional.of(labels), 3);
  }

  private static int[] nearest(Lesson lesson, Images questions) {
    return IntStream.range(0, questions.count())
        .map(
            question ->
                IntStream.range(0, lesson.images().count())
                    .reduce(
                        (a, b) ->
                            distance(lesson, a, questions, question)
                                    <= distance(lesson, b, questions, question)
                                ? a
                                : b)
                    .orElseThrow())
        .map(image -> lesson.labels()[image])
        .toArray();
  }

  private static int distance(Lesson lesson, int image, Images questions, int question) {
    int sum = 0;
    for (int k = 0; k < 4; k++) {
      int difference =
          (lesson.images().pixels()[4 * image + k] & 0xff)
              - (questions.pixels()[4 * question + k] & 0xff);
      sum += difference * difference;
    }
    return sum;
  }

  private static Evaluation measure(Dataset fake, String protocol) {
    var sets =
        new MeasuredSets(
            SourceSet.of(fake),
            Samples.of(fake, null, null, null, null),
            Optional.of(SourceSet.of(TEST)),
            Optional.of(SourceSet.of(TRAINING)));
    return new Measurer(
            name -> null,
            StatisticsCache.NONE,
            7,
            MeasuringProgress.NONE,
            ClassificationAccuracyScoreTest::nearest,
            true)
        .measure(List.of(ProtocolNames.parse(protocol)), sets)
        .get(0);
  }

  @Test
  void realImagesInThePlaceOfSamplesGiveTheAccuracyOfRealOnes() {
    Evaluation found = measure(TRAINING, "cas");
    assertThat(found.metric()).isEqualTo("cas90");
    assertThat(found.value()).isBetween(0.4, 0.95);
    assertThat(found.details())
        .containsEntry("learnt from real images", found.value())
        .containsEntry("real images learnt from", 90.0);
    assertThat(found.details().get("class 1"))
        .isEqualTo(found.details().get("class 1 learnt from real images"));
    double p = found.value();
    assertThat(found.uncertainty().value()).isEqualTo(Math.sqrt(p * (1 - p) / 60));
  }

  @Test
  void theOrderOfSamplesPlaysNoPartForSuchALearner() {
    int[] backwards = IntStream.range(0, 90).map(i -> 89 - i).toArray();
    int[] labels = TRAINING.labels().orElseThrow();
    Dataset reversed =
        Dataset.of(
            "train",
            TRAINING.images().select(backwards),
            Optional.of(IntStream.of(backwards).map(i -> labels[i]).toArray()),
            3);
    assertThat(measure(reversed, "cas").value()).isEqualTo(measure(TRAINING, "cas").value());
  }

  @Test
  void samplesUnderTheWrongClassesTeachNothing() {
    int[] wrong =
        TRAINING.labels().map(all -> IntStream.of(all).map(k -> (k + 1) % 3).toArray()).get();
    Dataset fake = Dataset.of("fake", TRAINING.images(), Optional.of(wrong), 3);
    Evaluation found = measure(fake, "cas90");
    assertThat(found.value()).isLessThan(found.details().get("learnt from real images") - 0.2);
  }

  @Test
  void asManyRealImagesAreLearntFromAsThereAreSamples() {
    assertThat(measure(TRAINING, "cas30").details()).containsEntry("real images learnt from", 30.0);
  }

  @Test
  void theProtocolSaysHowTheClassifierIsTrained() {
    Evaluation found = measure(TRAINING, "cas");
    assertThat(found.protocol().estimator()).contains("1000 steps of 128 images");
    assertThat(found.protocol().reference().name()).isEqualTo("test");
    assertThat(found.protocol().featureNetwork()).isNull();
  }

  @Test
  void classesAreThoseOfTheTrainingImagesByName() {
    Evaluation byNumber = measure(TRAINING, "cas");
    // The same samples, with their classes named in another order.
    int[] turned = IntStream.of(TRAINING.labels().get()).map(k -> 2 - k).toArray();
    Dataset fake =
        Dataset.of(
            "fake", TRAINING.images(), Optional.of(turned), new ClassNames(List.of("2", "1", "0")));
    assertThat(measure(fake, "cas").value()).isEqualTo(byNumber.value());
    assertThat(measure(fake, "cas").warnings()).isEmpty();
  }

  @Test
  void aClassWithoutSamplesIsNamed() {
    int[] first = IntStream.range(0, TRAINING.count()).filter(i -> i % 3 < 2).toArray();
    Evaluation found = measure(TRAINING.select("fake", first), "cas");
    assertThat(found.warnings())
        .containsExactly("fake has no image of 2: the real images of these count as wrong");
    assertThat(found.details()).containsEntry("class 2", 0.0);
  }

  @Test
  void samplesWithoutLabelsAreRefused() {
    Dataset unlabelled = Dataset.of("fake", TRAINING.images(), Optional.empty(), 0);
    assertThatThrownBy(() -> measure(unlabelled, "cas"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake: expected labels for this metric, found none");
  }

  /** 3 of 4 right: sqrt(3/4 * 1/4 / 4). */
  @Test
  void sharesOfAllAndOfEachClass() {
    var accuracy =
        ClassificationAccuracyScore.Accuracy.of(new int[] {0, 1, 2, 2}, new int[] {0, 1, 1, 2}, 4);
    assertThat(accuracy.share()).isEqualTo(0.75);
    assertThat(accuracy.standardError().value()).isCloseTo(Math.sqrt(3.0 / 64), within(1e-15));
    assertThat(accuracy.share(1)).isEqualTo(0.5);
    assertThat(accuracy.share(2)).isEqualTo(1);
    assertThat(accuracy.share(3)).isNaN();
  }
}
