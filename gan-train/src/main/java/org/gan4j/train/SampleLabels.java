package org.gan4j.train;

import java.util.Arrays;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/** Which class each sample of a conditional sampler is asked to be of. */
@FunctionalInterface
public interface SampleLabels {

  /** The labels of samples {@code [from, from + count)}: the same however many are asked for. */
  int[] of(long from, int count);

  /** One class for all. */
  static SampleLabels all(int label) {
    return (from, count) -> {
      int[] labels = new int[count];
      Arrays.fill(labels, label);
      return labels;
    };
  }

  /**
   * Classes as often as in training: sample i is asked to be of the class of a training image drawn
   * by (seed, stream, i).
   *
   * @param seed the experiment's
   * @param stream of the latents; the labels' own is derived from it
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
