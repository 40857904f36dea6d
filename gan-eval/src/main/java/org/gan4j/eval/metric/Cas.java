package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.metric.input.ClassifierRecipe;
import org.gan4j.eval.metric.input.Lesson;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * Classification accuracy score, as evaluations call it: {@code cas}. The accuracy, on real images,
 * of a classifier that has learnt from generated ones (Ravuri and Vinyals 2019, "Classification
 * Accuracy Score for Conditional Generative Models", section 3). That of the same classifier after
 * learning from as many images of the training set is in the details, with the accuracy of either
 * on each class. Classes are those of the training set, by name. The paper trains a ResNet-50 on as
 * many images as ImageNet has; ours is small, and the protocol says how it is trained.
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
  public List<MetricValue> measure(MetricInput sets) {
    requireOneShape(sets);
    int[] some = some(sets);
    ClassLabels labels = sets.training().requireLabels();
    ClassNames names = labels.names();
    ClassLabels fakes = among(names, sets.fake(), sets);
    int[] questions = among(names, sets.real(), sets).of();
    ClassAccuracy fake = accuracy(sets.fake().requirePixels(), fakes, questions, sets);
    ClassAccuracy real =
        accuracy(
            sets.training().requirePixels().select(some), labels.select(some), questions, sets);
    Map<String, Double> details = new TreeMap<>();
    details.put("learnt from real images", real.share());
    details.put("real images learnt from", (double) some.length);
    for (int k = 0; k < fake.classes(); k++) {
      String name = Evaluation.className(k, names);
      details.put(name, fake.share(k));
      details.put(name + " learnt from real images", real.share(k));
    }
    details.values().removeIf(share -> share.isNaN());
    List<String> warnings = new ArrayList<>();
    note(names, sets.fake(), sets).ifPresent(warnings::add);
    note(names, sets.real(), sets).ifPresent(warnings::add);
    notLearnt(fakes, sets).ifPresent(warnings::add);
    return List.of(new MetricValue("cas", fake.share(), fake.standardError(), details, warnings));
  }

  /** Labels of a set as numbers of the classes that the generator has learnt from. */
  private static ClassLabels among(ClassNames names, SetData side, MetricInput sets) {
    return side.requireLabels().among(names, side.name(), sets.training().name());
  }

  private static Optional<String> note(ClassNames names, SetData side, MetricInput sets) {
    return side.requireLabels().note(names, side.name(), sets.training().name());
  }

  /** Says which classes the samples lack. */
  private static Optional<String> notLearnt(ClassLabels fakes, MetricInput sets) {
    List<String> missing = fakes.unused();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s has no image of %s: the real images of these count as wrong",
                sets.fake().name(),
                String.join(", ", missing)));
  }

  private ClassAccuracy accuracy(
      Images images, ClassLabels labels, int[] questions, MetricInput sets) {
    int classes = labels.names().count();
    var lesson = new Lesson(images, labels.of(), classes, classifier, sets.seed());
    int[] answers = sets.learner().answers(lesson, sets.real().requirePixels());
    return ClassAccuracy.of(answers, questions, classes);
  }

  /** The positions of as many images as there are samples, at random; all if there are fewer. */
  private static int[] some(MetricInput sets) {
    var stream = new RandomStream(StreamKey.of(sets.seed(), "evaluation/real-lesson"), 0);
    return Arrays.stream(stream.permutation(sets.training().count()))
        .limit(sets.fake().count())
        .sorted()
        .toArray();
  }

  private static void requireOneShape(MetricInput sets) {
    Images fake = sets.fake().requirePixels();
    for (SetData real : List.of(sets.real(), sets.training())) {
      if (!real.requirePixels().shape().equals(fake.shape())) {
        throw new InputException(
            real.name(),
            "expected images of " + fake.shape() + ", found " + real.requirePixels().shape(),
            "A classifier takes images of one shape: give such.");
      }
    }
  }
}
