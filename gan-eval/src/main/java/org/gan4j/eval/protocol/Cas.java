package org.gan4j.eval.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.metric.ClassAccuracy;

/**
 * Classification accuracy score, as evaluations call it: {@code cas}. The accuracy, on real images,
 * of a classifier that has learnt from generated ones (Ravuri and Vinyals 2019, "Classification
 * Accuracy Score for Conditional Generative Models", section 3). That of the same classifier after
 * learning from as many images of the training set is in the details, with the accuracy of either
 * on each class. The paper trains a ResNet-50 on as many images as ImageNet has; ours is small, and
 * the protocol says how it is trained.
 *
 * @param classifier what is trained
 */
public record Cas(ClassifierRecipe classifier) implements Metric {

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
  public List<Measured> measure(Comparison sets) {
    requireOneShape(sets);
    int[] some = some(sets);
    int[] labels = sets.training().requireLabels();
    ClassAccuracy fake = accuracy(sets.fake().requirePixels(), sets.fake().requireLabels(), sets);
    ClassAccuracy real =
        accuracy(
            sets.training().requirePixels().select(some),
            Arrays.stream(some).map(index -> labels[index]).toArray(),
            sets);
    Map<String, Double> details = new TreeMap<>();
    details.put("learnt from real images", real.share());
    details.put("real images learnt from", (double) some.length);
    for (int k = 0; k < fake.classes(); k++) {
      String name = Evaluation.className(k, fake.classes());
      details.put(name, fake.share(k));
      details.put(name + " learnt from real images", real.share(k));
    }
    details.values().removeIf(share -> share.isNaN());
    return List.of(new Measured("cas", fake.share(), fake.standardError(), details, List.of()));
  }

  private ClassAccuracy accuracy(Images images, int[] labels, Comparison sets) {
    int classes = classes(sets);
    var lesson = new Lesson(images, labels, classes, classifier, sets.seed());
    int[] answers = sets.learner().answers(lesson, sets.real().requirePixels());
    return ClassAccuracy.of(answers, sets.real().requireLabels(), classes);
  }

  /** The positions of as many images as there are samples, at random; all if there are fewer. */
  private static int[] some(Comparison sets) {
    var stream = new RandomStream(StreamKey.of(sets.seed(), "evaluation/real-lesson"), 0);
    return Arrays.stream(stream.permutation(sets.training().count()))
        .limit(sets.fake().count())
        .sorted()
        .toArray();
  }

  private static int classes(Comparison sets) {
    return 1
        + IntStream.of(
                max(sets.fake().requireLabels()),
                max(sets.real().requireLabels()),
                max(sets.training().requireLabels()))
            .max()
            .orElseThrow();
  }

  private static int max(int[] labels) {
    return Arrays.stream(labels).max().orElseThrow();
  }

  private static void requireOneShape(Comparison sets) {
    Images fake = sets.fake().requirePixels();
    for (Side real : List.of(sets.real(), sets.training())) {
      if (!real.requirePixels().shape().equals(fake.shape())) {
        throw new InputException(
            real.name(),
            "expected images of " + fake.shape() + ", found " + real.requirePixels().shape(),
            "A classifier takes images of one shape: give such.");
      }
    }
  }
}
