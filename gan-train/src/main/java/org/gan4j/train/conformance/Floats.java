package org.gan4j.train.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;

/** Arithmetic on arrays of floats. */
final class Floats {

  private Floats() {}

  static float[] of(byte[] bytes) {
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    return values;
  }

  static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  /** Returns values + factor * direction. */
  static float[] moved(float[] values, double factor, float[] direction) {
    float[] moved = new float[values.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) (values[i] + factor * direction[i]);
    }
    return moved;
  }

  static float[] normal(String stream, int count) {
    RandomStream draws = new RandomStream(StreamKey.of(7, stream), 0);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) draws.nextGaussian();
    }
    return values;
  }

  static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the largest absolute difference. */
  static double distance(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
    }
    return largest;
  }

  static double largest(float[] values) {
    return distance(values, new float[values.length]);
  }

  /** Returns the float for a uint8 pixel, which is the inverse of (x + 1) * 127.5. */
  static float pixel(byte value) {
    return (value & 0xff) / 127.5f - 1;
  }
}
