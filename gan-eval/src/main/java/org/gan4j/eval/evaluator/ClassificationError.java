package org.gan4j.eval.evaluator;

import java.util.Map;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.Version;
import org.gan4j.eval.feature.Features;

/**
 * Measures the share of labelled images that a trained variant's own classifier gets wrong by its
 * largest logit. This is the test error of semi-supervised learning (Salimans et al. 2016, section
 * 5).
 *
 * @param logits computes the logits of a block of uint8 images, {@code count * classes} values,
 *     row-major; the logits of an image do not depend on its block
 * @param classes the classes of the logits, which are those of the training images
 * @param progress called after every block of images
 */
public record ClassificationError(
    Function<Images, float[]> logits, ClassNames classes, MeasuringProgress progress) {

  private static final int BLOCK = 500;
  private static final String TRAINING = "the training images";
  private static final String OWN_NETWORK = "the run's own classifier";

  /**
   * Measures the classifier on all images of a set. Classes are matched by name.
   *
   * @param samples run and step of the classifier
   * @param reference labelled images that it was not trained on
   * @return {@code error10k}, in [0, 1], with its binomial standard error
   * @throws InputException if the set has no labels, or a class that the classifier does not know
   */
  public Evaluation evaluate(Samples samples, Dataset reference) {
    ClassLabels labels = requireLabels(reference);
    int n = reference.count();
    double error = (double) wrong(reference, requireKnown(reference, classes)) / n;
    return new Evaluation(
        Evaluation.name("error", n),
        error,
        new Uncertainty(
            Math.sqrt(error * (1 - error) / n),
            "binomial standard error over the images; not over trainings or choices of labels"),
        null,
        Map.of(),
        labels.note(classes, reference.name(), TRAINING).stream().toList(),
        samples,
        new ProtocolRecord(
            OWN_NETWORK,
            null,
            "logits",
            "none",
            "uint8",
            null,
            n,
            new ProtocolRecord.ImageSet(reference.name(), reference.contentHash(), n),
            "share of images whose largest logit is not their label's",
            Version.current()));
  }

  /**
   * Refuses a set without labels or with a class that the classifier does not know.
   *
   * @param classes classes that the classifier knows
   * @return the labels as numbers of these classes
   * @throws InputException naming the set
   */
  public static int[] requireKnown(Dataset reference, ClassNames classes) {
    return requireLabels(reference).among(classes, reference.name(), TRAINING).of();
  }

  private static ClassLabels requireLabels(Dataset reference) {
    return reference
        .classLabels()
        .orElseThrow(
            () ->
                new InputException(
                    reference.name(),
                    "expected labels to measure the classification error, found none",
                    "Choose a labelled data set."));
  }

  private int wrong(Dataset reference, int[] labels) {
    int wrong = 0;
    for (int from = 0; from < labels.length; from += BLOCK) {
      int count = Math.min(BLOCK, labels.length - from);
      float[] block = logits.apply(reference.read(from, count));
      Features answers = new Features(count, new float[0], block);
      for (int i = 0; i < count; i++) {
        wrong += answers.answer(i) == labels[from + i] ? 0 : 1;
      }
      progress.report("classification", from + count, labels.length);
    }
    return wrong;
  }
}
