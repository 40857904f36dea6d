package org.gan4j.core.variable;

import org.gan4j.core.random.StreamKey;
import org.tensorflow.Operand;
import org.tensorflow.framework.initializers.RandomNormal;
import org.tensorflow.framework.initializers.RandomUniform;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Draws the initial value of a float variable, with the initializers of tensorflow-framework. */
@FunctionalInterface
public interface Initializer {

  /**
   * @param tf where to build the value
   * @param shape its shape
   * @param fan how many inputs each output depends on, and how many outputs each input reaches
   * @param key the stream of this variable
   */
  Operand<TFloat32> value(Ops tf, Shape shape, Fan fan, StreamKey key);

  /**
   * The connections of a weight, on which the scale of its first values depends.
   *
   * @param in inputs that each output sums over: kernel height x width x input channels
   * @param out outputs that each input reaches: kernel height x width x output channels
   */
  record Fan(long in, long out) {

    /** The fan of variables that connect nothing, such as biases. */
    public static final Fan NONE = new Fan(1, 1);
  }

  /** Returns zeros, for biases and shifts. */
  static Initializer zeros() {
    return constant(0);
  }

  /** Returns ones, for scales. */
  static Initializer ones() {
    return constant(1);
  }

  /** Normal around zero with a fixed deviation: 0.02 in DCGAN (Radford et al. 2016, section 4). */
  static Initializer normal(double deviation) {
    return normal(0, deviation);
  }

  /** Normal; batch norm's scale in the DCGAN reference code is drawn around 1. */
  static Initializer normal(double mean, double deviation) {
    return (tf, shape, fan, key) ->
        new RandomNormal<TFloat32>(mean, deviation, key.value())
            .call(tf, dims(tf, shape), TFloat32.class);
  }

  /** Uniform with variance 2 / (in + out) (Glorot and Bengio 2010, equation 16): the default. */
  static Initializer glorotUniform() {
    return glorotUniform(1);
  }

  /** {@link #glorotUniform()} times a gain: the square root of 2 before rectifiers. */
  static Initializer glorotUniform(double gain) {
    return (tf, shape, fan, key) -> {
      double limit = gain * Math.sqrt(6.0 / (fan.in() + fan.out()));
      return new RandomUniform<TFloat32>(-limit, limit, key.value())
          .call(tf, dims(tf, shape), TFloat32.class);
    };
  }

  /** Normal with variance 2 / in, for rectifiers (He et al. 2015, equation 10). */
  static Initializer heNormal() {
    return (tf, shape, fan, key) -> normal(Math.sqrt(2.0 / fan.in())).value(tf, shape, fan, key);
  }

  /**
   * Returns a constant. The framework's own constants are not used, because each of them reads the
   * whole graph built so far.
   */
  static Initializer constant(float value) {
    return (tf, shape, fan, key) -> tf.fill(dims(tf, shape), tf.constant(value));
  }

  private static Operand<TInt64> dims(Ops tf, Shape shape) {
    return tf.constant(shape.asArray());
  }
}
