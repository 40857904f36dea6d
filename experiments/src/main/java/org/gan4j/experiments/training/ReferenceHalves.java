package org.gan4j.experiments.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/**
 * Splits the reference images into two random halves: one chooses the best checkpoint, the other
 * measures it. The score on the images that chose the checkpoint would be optimistic.
 *
 * @param selection the half that chooses
 * @param heldOut the half that measures
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
