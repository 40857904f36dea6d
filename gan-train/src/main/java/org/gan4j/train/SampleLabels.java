package org.gan4j.train;

import java.util.Arrays;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/** Decides the class of each sample of a conditional sampler. */
@FunctionalInterface
public interface SampleLabels {

  /**
   * Returns the labels of the samples {@code [from, from + count)}. The label of a sample does not
   * depend on how many are asked for.
   */
  int[] of(long from, int count);

  /** Returns the same class for all samples. */
  static SampleLabels all(int label) {
    return (from, count) -> {
      int[] labels = new int[count];
      Arrays.fill(labels, label);
      return labels;
    };
  }

  /**
   * Returns each class as often as it occurs in the training set: sample i gets the class of a
   * training image that is drawn by (seed, stream, i).
   *
   * @param seed seed of the experiment
   * @param stream stream of the latents; the stream of the labels is derived from it
   * @param training the label of each training image
   */
  static SampleLabels asInTraining(long seed, String stream, int[] training) {
    StreamKey key = StreamKey.of(seed, stream + "/labels");
    return (from, count) -> {
      int[] labels = new int[count];
      for (int i = 0; i < count; i++) {
        labels[i] = training[new RandomStream(key, from + i).nextInt(training.length)];
      }
      return labels;
    };
  }
}
