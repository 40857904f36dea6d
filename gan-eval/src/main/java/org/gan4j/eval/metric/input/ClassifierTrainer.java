package org.gan4j.eval.metric.input;

import org.gan4j.core.data.Images;

/** Trains classifiers, for metrics that measure what a classifier can learn from images. */
@FunctionalInterface
public interface ClassifierTrainer {

  /** A trainer for measurements that train no classifier. */
  ClassifierTrainer NONE =
      (lesson, questions) -> {
        throw new UnsupportedOperationException("no classifier can be trained here");
      };

  /**
   * Trains a classifier and returns its predictions. The same arguments give the same bits on the
   * same machine.
   *
   * @param questions images to classify, of the lesson's shape
   * @return the predicted class of each image
   */
  int[] answers(Lesson lesson, Images questions);
}
