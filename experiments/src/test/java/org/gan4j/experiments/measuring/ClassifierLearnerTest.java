package org.gan4j.experiments.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.eval.evaluator.StatisticsCache;
import org.gan4j.eval.metric.ClassificationAccuracyScore;
import org.gan4j.eval.metric.input.ClassifierRecipe;
import org.gan4j.eval.metric.input.Lesson;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.Test;

final class ClassifierLearnerTest {

  private static final ImageShape SHAPE = new ImageShape(8, 8, 1);
  private static final ClassifierRecipe RECIPE = new ClassifierRecipe(60, 16, 4, 8, 0.1, 0.01);
  private static final ClassifierLearner LEARNER = new ClassifierLearner(2, MeasuringProgress.NONE);

  /** Noise with a bright left half, or a bright right one. */
  private static Dataset halves(String name, int count, int contrast) {
    byte[] pixels = new byte[count * SHAPE.size()];
    RandomStream draws = new RandomStream(StreamKey.of(1, name), 0);
    for (int k = 0; k < pixels.length; k++) {
      int image = k / SHAPE.size();
      boolean left = k % SHAPE.width() < SHAPE.width() / 2;
      int signal = left == (image % 2 == 0) ? contrast : 0;
      pixels[k] = (byte) (draws.nextInt(256 - contrast) + signal);
    }
    int[] labels = IntStream.range(0, count).map(image -> image % 2).toArray();
    return Dataset.of(name, new Images(SHAPE, pixels), Optional.of(labels), 2);
  }

  private static int[] answers(Dataset lesson, long seed, Dataset questions) {
    var of = new Lesson(lesson.images(), lesson.labels().orElseThrow(), 2, RECIPE, seed);
    return LEARNER.answers(of, questions.images());
  }

  private static Evaluation cas(Dataset fake, Dataset training, Dataset test) {
    var sets =
        new MeasuredSets(
            SourceSet.of(fake),
            Samples.of(fake, null, null, null, null),
            Optional.of(SourceSet.of(test)),
            Optional.of(SourceSet.of(training)));
    var protocol =
        new Protocol(
            "mine", new ClassificationAccuracyScore(RECIPE), Optional.empty(), Optional.empty());
    return new Measurer(
            name -> null, StatisticsCache.NONE, 1, MeasuringProgress.NONE, LEARNER, true)
        .measure(List.of(protocol), sets)
        .get(0);
  }

  @Test
  void whatCanBeLearntIsLearnt() {
    Dataset test = halves("test", 600, 60);
    int[] answers = answers(halves("train", 200, 60), 1, test);
    int[] labels = test.labels().orElseThrow();
    long right = IntStream.range(0, 600).filter(i -> answers[i] == labels[i]).count();
    assertThat(right).isGreaterThan(570);
  }

  @Test
  void theSameLessonGivesTheSameAnswersAndAnotherSeedOthers() {
    Dataset lesson = halves("train", 100, 6);
    Dataset test = halves("test", 500, 6);
    int[] once = answers(lesson, 1, test);
    assertThat(answers(lesson, 1, test)).isEqualTo(once);
    assertThat(answers(lesson, 2, test)).isNotEqualTo(once);
  }

  @Test
  void samplesThatAreTheTrainingImagesHaveTheAccuracyOfThese() {
    Dataset training = halves("train", 100, 10);
    Evaluation found = cas(training, training, halves("test", 300, 10));
    assertThat(found.metric()).isEqualTo("cas100@mine");
    assertThat(found.details()).containsEntry("learnt from real images", found.value());
    assertThat(found.value()).isBetween(0.55, 0.99);
  }

  @Test
  void samplesOfMixedUpClassesTeachTheOpposite() {
    Dataset training = halves("train", 200, 60);
    int[] mixed = Arrays.stream(training.labels().orElseThrow()).map(label -> 1 - label).toArray();
    Dataset fake = Dataset.of("fake", training.images(), Optional.of(mixed), 2);
    Evaluation found = cas(fake, training, halves("test", 300, 60));
    assertThat(found.value()).isLessThan(0.1);
    assertThat(found.details().get("learnt from real images")).isGreaterThan(0.9);
  }
}
