package org.gan4j.eval.evaluator;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageSource;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.feature.FeatureExtractor;
import org.gan4j.eval.feature.Features;

/** Reads images block by block through a feature network, in ascending order of their indices. */
record FeaturePass(FeatureExtractor network, Evaluator.Progress progress) {

  private static final int BLOCK = 512;

  /** All images of a source. */
  void over(ImageSource source, String stage, Consumer<Features> consumer) {
    over(source, IntStream.range(0, source.count()).toArray(), stage, consumer);
  }

  /** The images of a source at some indices. */
  void over(ImageSource source, int[] indices, String stage, Consumer<Features> consumer) {
    for (int from = 0; from < indices.length; from += BLOCK) {
      int[] block = Arrays.copyOfRange(indices, from, Math.min(from + BLOCK, indices.length));
      Features features = network.extract(gather(source, block));
      requireFinite(features.values(), "features", source, block);
      requireFinite(features.logits(), "logits", source, block);
      consumer.accept(features);
      progress.report(stage, from + block.length, indices.length);
    }
  }

  private static void requireFinite(
      float[] values, String what, ImageSource source, int[] indices) {
    for (int k = 0; k < values.length; k++) {
      if (!Float.isFinite(values[k])) {
        throw new InputException(
            source.name() + ", image " + indices[k / (values.length / indices.length)],
            "expected finite " + what + ", found " + values[k],
            "Check the feature network: no uint8 image should do this.");
      }
    }
  }

  /**
   * A random choice of {@code count} of {@code total} indices, ascending; all if there are fewer.
   */
  static int[] choose(int total, int count, long seed) {
    RandomStream stream = new RandomStream(StreamKey.of(seed, "evaluation/noise-floor"), 0);
    return Arrays.stream(stream.permutation(total)).limit(count).sorted().toArray();
  }

  private static Images gather(ImageSource source, int[] indices) {
    int first = indices[0];
    if (indices[indices.length - 1] - first == indices.length - 1) {
      return source.read(first, indices.length);
    }
    int size = source.shape().size();
    byte[] pixels = new byte[indices.length * size];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(source.read(indices[i], 1).pixels(), 0, pixels, i * size, size);
    }
    return new Images(source.shape(), pixels);
  }
}
