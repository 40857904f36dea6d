package org.gan4j.train.graph;

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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * One domain of a data set on the device: uint8 images and int32 labels in variables that no
 * checkpoint holds, and where the indices of a batch are fed.
 */
final class DomainData {

  private final Operand<? extends TType> images;
  private final Operand<? extends TType> labels;
  private final Placeholder<TUint8> newImages;
  private final Placeholder<TInt32> newLabels;
  private final Op store;
  private final Placeholder<TInt32> indices;

  /**
   * @param tf the scope of the data
   * @param name unique; begins the names of the variables
   */
  DomainData(Ops tf, String name, ImageShape shape, int count, int batchSize) {
    Shape all = Shape.of(count, shape.height(), shape.width(), shape.channels());
    images = tf.varHandleOp(TUint8.class, all, VarHandleOp.sharedName(name + "/images"));
    labels =
        tf.varHandleOp(TInt32.class, Shape.of(count), VarHandleOp.sharedName(name + "/labels"));
    newImages = tf.placeholder(TUint8.class, Placeholder.shape(all));
    newLabels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(count)));
    store =
        tf.withControlDependencies(
                tf.assignVariableOp(images, newImages), tf.assignVariableOp(labels, newLabels))
            .noOp();
    indices = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(batchSize)));
  }

  /** Where the indices of a batch are fed, int32 {@code [batch]}. */
  Operand<TInt32> indices() {
    return indices;
  }

  /** Number of images. */
  int count() {
    return (int) newLabels.shape().get(0);
  }

  void load(Session session, Dataset dataset) {
    int[] labelValues = dataset.labels().orElseGet(() -> new int[dataset.count()]);
    try (TUint8 imageTensor =
            TUint8.tensorOf(newImages.shape(), DataBuffers.of(dataset.images().pixels()));
        TInt32 labelTensor = TInt32.tensorOf(newLabels.shape(), DataBuffers.of(labelValues))) {
      session
          .runner()
          .feed(newImages, imageTensor)
          .feed(newLabels, labelTensor)
          .addTarget(store)
          .run()
          .close();
    }
  }

  /** The images at these indices, {@code [n, height, width, channels]} in [-1, 1]. */
  Operand<TFloat32> images(Ops tf, Operand<TInt32> at) {
    Operand<TUint8> gathered = tf.resourceGather(images, at, TUint8.class);
    Operand<TFloat32> values = tf.dtypes.cast(gathered, TFloat32.class);
    return tf.math.sub(tf.math.mul(values, tf.constant(1 / 127.5f)), tf.constant(1f));
  }

  /** The classes of the images at these indices, int32 {@code [n]}. */
  Operand<TInt32> labels(Ops tf, Operand<TInt32> at) {
    return tf.resourceGather(labels, at, TInt32.class);
  }
}
