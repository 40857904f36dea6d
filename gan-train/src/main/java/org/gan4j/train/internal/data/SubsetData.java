package org.gan4j.train.internal.data;

import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.variant.LabelledSubset;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * The images of a labelled subset. Each class has the same number: the first images of a
 * permutation of the class that follows from the experiment's seed. They are on the device, in a
 * variable of their own, even if the data set is streamed.
 */
public final class SubsetData {

  private final LabelledSubset subset;
  private final int classes;
  private final long seed;
  private final Operand<? extends TType> chosen;
  private final Placeholder<TInt32> newChosen;
  private final Op store;
  private final ResidentImages images;

  SubsetData(Ops tf, LabelledSubset subset, ImageShape shape, int classes, long seed) {
    this.subset = subset;
    this.classes = classes;
    this.seed = seed;
    Shape all = Shape.of(size());
    chosen = tf.varHandleOp(TInt32.class, all, VarHandleOp.sharedName("data/" + subset.name()));
    newChosen = tf.placeholder(TInt32.class, Placeholder.shape(all));
    store = tf.assignVariableOp(chosen, newChosen);
    String name = "data/" + subset.name() + "/images";
    images = new ResidentImages(tf, name, shape, size());
  }

  LabelledSubset subset() {
    return subset;
  }

  /** Returns the number of images. */
  public int size() {
    return classes * subset.perClass();
  }

  /** Returns the indices in the data set of the images at these positions of the subset. */
  public Operand<TInt32> indices(Ops tf, Operand<TInt32> positions) {
    return tf.resourceGather(chosen, positions, TInt32.class);
  }

  /** Returns the images at these positions of the subset, uint8. */
  public Operand<TUint8> images(Ops tf, Operand<TInt32> positions) {
    return images.at(tf, positions);
  }

  void load(Session session, Dataset dataset) {
    int[] indices = choose(dataset);
    try (TInt32 fed = TInt32.tensorOf(newChosen.shape(), DataBuffers.of(indices))) {
      session.runner().feed(newChosen, fed).addTarget(store).run().close();
    }
    images.load(session, dataset.store(), indices);
  }

  /** Chooses the indices, class by class. */
  int[] choose(Dataset dataset) {
    int[] labels = dataset.labels().orElseThrow();
    StreamKey key = StreamKey.of(seed, "data/labelled");
    int[] indices = new int[size()];
    for (int label = 0; label < classes; label++) {
      int wanted = label;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      requireEnough(dataset, label, members.length);
      int[] order = new RandomStream(key, label).permutation(members.length);
      for (int i = 0; i < subset.perClass(); i++) {
        indices[label * subset.perClass() + i] = members[order[i]];
      }
    }
    return indices;
  }

  private void requireEnough(Dataset dataset, int label, int found) {
    if (found < subset.perClass()) {
      throw new InputException(
          dataset.name(),
          String.format(
              Locale.ROOT,
              "expected %d labelled images of class %d, found %d",
              subset.perClass(),
              label,
              found),
          "Ask for fewer images of each class.");
    }
  }
}
