package org.gan4j.train.internal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
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
 * One domain of a data set on the device: uint8 images and int32 labels in variables that are not
 * part of checkpoints, and the operand for the indices of a batch. If images are streamed, the
 * variable of the images has no value, and the batch is fed instead of being gathered.
 */
public final class DomainData {

  private final Operand<? extends TType> images;
  private final Operand<? extends TType> labels;
  private final Placeholder<TUint8> newImages;
  private final Placeholder<TInt32> newLabels;
  private final Op storeImages;
  private final Op storeLabels;
  private final Placeholder<TInt32> indices;
  private final Operand<TUint8> batch;
  private final Ops tf;
  private final String name;
  private final ImageShape shape;
  private final List<ResidentImages> shown = new ArrayList<>();

  /**
   * @param tf the scope of the data
   * @param name unique prefix of the names of the variables
   */
  DomainData(Ops tf, String name, ImageShape shape, int count, int batchSize) {
    this.tf = tf;
    this.name = name;
    this.shape = shape;
    Shape all = Shape.of(count, shape.height(), shape.width(), shape.channels());
    images = tf.varHandleOp(TUint8.class, all, VarHandleOp.sharedName(name + "/images"));
    labels =
        tf.varHandleOp(TInt32.class, Shape.of(count), VarHandleOp.sharedName(name + "/labels"));
    newImages = tf.placeholder(TUint8.class, Placeholder.shape(all));
    newLabels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(count)));
    storeImages = tf.assignVariableOp(images, newImages);
    storeLabels = tf.assignVariableOp(labels, newLabels);
    indices = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(batchSize)));
    batch = tf.resourceGather(images, indices, TUint8.class);
  }

  /** Returns the operand to which the indices of a batch are fed, int32 {@code [batch]}. */
  public Operand<TInt32> indices() {
    return indices;
  }

  /** Returns the number of images. */
  int count() {
    return (int) newLabels.shape().get(0);
  }

  /**
   * Returns the first images, repeated if there are too few. They are on the device even if the
   * data set is streamed.
   */
  public ResidentImages first(int count) {
    ResidentImages images =
        new ResidentImages(tf, name + "/first_" + (shown.size() + 1), shape, count);
    shown.add(images);
    return images;
  }

  /** Moves labels and the first images to the device, and all images if asked for. */
  void load(Session session, Dataset dataset, boolean withImages) {
    int[] labelValues = dataset.labels().orElseGet(() -> new int[dataset.count()]);
    try (TInt32 tensor = TInt32.tensorOf(newLabels.shape(), DataBuffers.of(labelValues))) {
      session.runner().feed(newLabels, tensor).addTarget(storeLabels).run().close();
    }
    for (ResidentImages first : shown) {
      int[] places = IntStream.range(0, first.count()).map(i -> i % dataset.count()).toArray();
      first.load(session, dataset.store(), places);
    }
    if (withImages) {
      byte[] pixels = dataset.images().pixels();
      try (TUint8 tensor = TUint8.tensorOf(newImages.shape(), DataBuffers.of(pixels))) {
        session.runner().feed(newImages, tensor).addTarget(storeImages).run().close();
      }
    }
  }

  /**
   * Returns the images at the indices that are fed, uint8 {@code [batch, height, width, channels]}.
   */
  public Operand<TUint8> batch() {
    return batch;
  }

  /** Returns the classes of the images at these indices, int32 {@code [n]}. */
  public Operand<TInt32> labels(Ops tf, Operand<TInt32> at) {
    return tf.resourceGather(labels, at, TInt32.class);
  }
}
