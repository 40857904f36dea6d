package org.gan4j.train.internal.data;

import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;
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

/** A few uint8 images that are on the device even if the data set is streamed. */
public final class ResidentImages {

  private final Operand<? extends TType> images;
  private final Placeholder<TUint8> newImages;
  private final Op store;

  /**
   * @param tf the scope of the data
   * @param name unique name of the variable, which is not part of checkpoints
   */
  ResidentImages(Ops tf, String name, ImageShape shape, int count) {
    Shape all = Shape.of(count, shape.height(), shape.width(), shape.channels());
    images = tf.varHandleOp(TUint8.class, all, VarHandleOp.sharedName(name));
    newImages = tf.placeholder(TUint8.class, Placeholder.shape(all));
    store = tf.assignVariableOp(images, newImages);
  }

  /** Returns the number of images. */
  int count() {
    return (int) newImages.shape().get(0);
  }

  /** Returns all images, {@code [count, height, width, channels]}. */
  public Operand<TUint8> all(Ops tf) {
    return tf.readVariableOp(images, TUint8.class);
  }

  /** Returns the images at these positions. */
  Operand<TUint8> at(Ops tf, Operand<TInt32> positions) {
    return tf.resourceGather(images, positions, TUint8.class);
  }

  /**
   * Moves images to the device.
   *
   * @param chosen positions in the store, {@code [count]}
   */
  void load(Session session, ImageStore from, int[] chosen) {
    byte[] pixels = from.select(chosen).pixels();
    try (TUint8 fed = TUint8.tensorOf(newImages.shape(), DataBuffers.of(pixels))) {
      session.runner().feed(newImages, fed).addTarget(store).run().close();
    }
  }
}
