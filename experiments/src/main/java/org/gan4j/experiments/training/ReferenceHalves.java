package org.gan4j.experiments.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * The reference images in two halves by a random order: what chooses the best checkpoint, and what
 * says how good it is. A number that had a choice made by it flatters what was chosen.
 *
 * @param selection chooses
 * @param heldOut reports
 */
record ReferenceHalves(Dataset selection, Dataset heldOut) {

  static ReferenceHalves of(Dataset images, long seed) {
    StreamKey key = StreamKey.of(seed, "evaluation/halves");
    int[] order = new RandomStream(key, 0).permutation(images.count());
    int middle = order.length / 2;
    return new ReferenceHalves(
        part(images, "selection", Arrays.copyOfRange(order, 0, middle)),
        part(images, "held-out", Arrays.copyOfRange(order, middle, order.length)));
  }

  private static Dataset part(Dataset images, String name, int[] chosen) {
    int[] ascending = IntStream.of(chosen).sorted().toArray();
    return images.select(images.name() + " (" + name + " half)", ascending);
  }
}
