package org.gan4j.eval;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.core.data.ImageSource;
import org.gan4j.core.data.Images;

/** Reads images block by block through a feature network, in order. */
record FeaturePass(FeatureExtractor network, Evaluator.Progress progress) {

  private static final int BLOCK = 512;

  /** All images of a source. */
  void over(ImageSource source, String stage, Consumer<Features> consumer) {
    for (int from = 0; from < source.count(); from += BLOCK) {
      int count = Math.min(BLOCK, source.count() - from);
      consumer.accept(network.extract(source.read(from, count)));
      progress.report(stage, from + count, source.count());
    }
  }

  /** The images of a source at some indices. */
  void over(ImageSource source, int[] indices, String stage, Consumer<Features> consumer) {
    for (int from = 0; from < indices.length; from += BLOCK) {
      int to = Math.min(from + BLOCK, indices.length);
      consumer.accept(network.extract(gather(source, Arrays.copyOfRange(indices, from, to))));
      progress.report(stage, to, indices.length);
    }
  }

  /**
   * A random choice of {@code count} of {@code total} indices, ascending; all if there are fewer.
   */
  static int[] choose(int total, int count, long seed) {
    List<Integer> all = IntStream.range(0, total).boxed().collect(Collectors.toList());
    Collections.shuffle(all, new Random(seed));
    return all.stream().limit(count).sorted().mapToInt(Integer::intValue).toArray();
  }

  private static Images gather(ImageSource source, int[] indices) {
    int size = source.shape().size();
    byte[] pixels = new byte[indices.length * size];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(source.read(indices[i], 1).pixels(), 0, pixels, i * size, size);
    }
    return new Images(source.shape(), pixels);
  }
}
