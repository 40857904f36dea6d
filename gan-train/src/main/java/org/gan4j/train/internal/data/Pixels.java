package org.gan4j.train.internal.data;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Converts between images of the graph, in [-1, 1], and uint8. */
public final class Pixels {

  private Pixels() {}

  /** Returns x / 127.5 - 1 for each pixel, which is how the graph scales the training images. */
  public static float[] toFloats(byte[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      values[i] = (pixels[i] & 0xff) * (1 / 127.5f) - 1;
    }
    return values;
  }

  /** Scales uint8 images to what networks see: float32 in [-1, 1]. */
  public static Operand<TFloat32> scaled(Ops tf, Operand<TUint8> pixels) {
    Operand<TFloat32> values = tf.dtypes.cast(pixels, TFloat32.class);
    return tf.math.sub(tf.math.mul(values, tf.constant(1 / 127.5f)), tf.constant(1f));
  }

  /** Returns (x + 1) * 127.5, rounded half to even and clipped. */
  public static Operand<TUint8> of(Ops tf, Operand<TFloat32> images) {
    Operand<TFloat32> scaled =
        tf.math.rint(tf.math.mul(tf.math.add(images, tf.constant(1f)), tf.constant(127.5f)));
    Operand<TFloat32> clipped = tf.clipByValue(scaled, tf.constant(0f), tf.constant(255f));
    return tf.dtypes.cast(clipped, TUint8.class);
  }
}
