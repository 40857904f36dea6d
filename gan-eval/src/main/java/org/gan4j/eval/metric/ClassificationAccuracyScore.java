package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.metric.input.ClassifierRecipe;
import org.gan4j.eval.metric.input.Lesson;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * Classification accuracy score, {@code cas}: the accuracy, on real images, of a classifier that
 * has learnt from generated ones (Ravuri and Vinyals 2019, "Classification Accuracy Score for
 * Conditional Generative Models", section 3). For comparison, the details hold the accuracy of the
 * same classifier after learning from as many images of the training set, and both accuracies for
 * each class. Classes are those of the training set, matched by name. The paper trains a ResNet-50
 * on as many images as ImageNet has; ours is small, and the protocol says how it is trained.
 *
 * @param classifier what is trained
 */
public record ClassificationAccuracyScore(ClassifierRecipe classifier) implements Metric {

  /** The small classifier that gan4j trains where a protocol does not say another. */
  public ClassificationAccuracyScore() {
    this(new ClassifierRecipe(1000, 128, 32, 128, 0.4, 1e-3));
  }

  @Override
  public String key() {
    return "cas";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Ravuri and Vinyals 2019");
  }

  @Override
  public Set<Need> needs(Role role) {
    return Set.of(Need.PIXELS, Need.LABELS);
  }

  @Override
  public String estimator() {
    return "accuracy on the real images of a classifier that has learnt from the samples: "
        + classifier;
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    requireOneShape(input);
    int[] some = some(input);
    ClassLabels labels = input.training().requireLabels();
    ClassNames names = labels.names();
    ClassLabels fakes = among(names, input.fake(), input);
    int[] questions = among(names, input.real(), input).of();
    Accuracy fake = accuracy(input.fake().requirePixels(), fakes, questions, input);
    Accuracy real =
        accuracy(
            input.training().requirePixels().select(some), labels.select(some), questions, input);
    Map<String, Double> details = new TreeMap<>();
    details.put("learnt from real images", real.share());
    details.put("real images learnt from", (double) some.length);
    for (int k = 0; k < names.count(); k++) {
      String name = Evaluation.className(k, names);
      details.put(name, fake.share(k));
      details.put(name + " learnt from real images", real.share(k));
    }
    details.values().removeIf(share -> share.isNaN());
    List<String> warnings = new ArrayList<>();
    note(names, input.fake(), input).ifPresent(warnings::add);
    note(names, input.real(), input).ifPresent(warnings::add);
    notLearnt(fakes, input).ifPresent(warnings::add);
    return List.of(new MetricValue(key(), fake.share(), fake.standardError(), details, warnings));
  }

  /** Labels of a set as numbers of the classes that the generator has learnt from. */
  private static ClassLabels among(ClassNames names, SetData set, MetricInput input) {
    return set.requireLabels().among(names, set.name(), input.training().name());
  }

  private static Optional<String> note(ClassNames names, SetData set, MetricInput input) {
    return set.requireLabels().note(names, set.name(), input.training().name());
  }

  /** Says which classes the samples lack. */
  private static Optional<String> notLearnt(ClassLabels fakes, MetricInput input) {
    List<String> missing = fakes.unused();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s has no image of %s: the real images of these count as wrong",
                input.fake().name(),
                String.join(", ", missing)));
  }

  private Accuracy accuracy(Images images, ClassLabels labels, int[] questions, MetricInput input) {
    int classes = labels.names().count();
    var lesson = new Lesson(images, labels.of(), classes, classifier, input.seed());
    int[] answers = input.trainer().answers(lesson, input.real().requirePixels());
    return Accuracy.of(answers, questions, classes);
  }

  /** The positions of as many images as there are samples, at random; all if there are fewer. */
  private static int[] some(MetricInput input) {
    var stream = new RandomStream(StreamKey.of(input.seed(), "evaluation/real-lesson"), 0);
    return Arrays.stream(stream.permutation(input.training().count()))
        .limit(input.fake().count())
        .sorted()
        .toArray();
  }

  private static void requireOneShape(MetricInput input) {
    Images fake = input.fake().requirePixels();
    for (SetData real : List.of(input.real(), input.training())) {
      if (!real.requirePixels().shape().equals(fake.shape())) {
        throw new InputException(
            real.name(),
            "expected images of " + fake.shape() + ", found " + real.requirePixels().shape(),
            "A classifier takes images of one shape: give such.");
      }
    }
  }

  /**
   * How often a classifier is right.
   *
   * @param asked images of each class
   * @param right those of them that were given their class
   */
  record Accuracy(int[] asked, int[] right) {

    /**
     * Compares answers with the truth.
     *
     * @param classes above every label
     */
    static Accuracy of(int[] answers, int[] labels, int classes) {
      int[] asked = new int[classes];
      int[] right = new int[classes];
      for (int image = 0; image < labels.length; image++) {
        asked[labels[image]]++;
        right[labels[image]] += answers[image] == labels[image] ? 1 : 0;
      }
      return new Accuracy(asked, right);
    }

    /** The share of the images that were given their class, in [0, 1]. */
    double share() {
      return (double) IntStream.of(right).sum() / IntStream.of(asked).sum();
    }

    /** That of the images of a class; NaN if there are none. */
    double share(int label) {
      return (double) right[label] / asked[label];
    }

    /** Returns the standard error of {@link #share()}: sqrt(p (1 - p) / n). */
    Uncertainty standardError() {
      double p = share();
      return new Uncertainty(
          Math.sqrt(p * (1 - p) / IntStream.of(asked).sum()),
          "binomial standard error over the real images; not over samples or trainings");
    }
  }
}
