package org.gan4j.eval.metric.input;

import org.gan4j.core.data.Images;

/** Trains classifiers, for metrics that judge images by what can be learnt from them. */
@FunctionalInterface
public interface ClassifierTrainer {

  /** Where nothing can be trained. */
  ClassifierTrainer NONE =
      (lesson, questions) -> {
        throw new UnsupportedOperationException("no classifier can be trained here");
      };

  /**
   * Trains a classifier, and asks it. The same arguments give the same bits on the same machine.
   *
   * @param questions images of the lesson's shape
   * @return the class that it gives to each
   */
  int[] answers(Lesson lesson, Images questions);
}
