package org.gan4j.benchmarks;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Ways to draw at random: by a key, the same in every run, or as TensorFlow's own state has it. */
enum BareDraws {
  KEYED {
    @Override
    Operand<TFloat32> normal(Ops tf, Shape shape, Operand<TInt64> key) {
      return tf.random.statelessRandomNormal(tf.constant(shape.asArray()), key);
    }

    @Override
    Operand<TFloat32> uniform(Ops tf, Shape shape, Operand<TInt64> key) {
      return tf.random.statelessRandomUniform(tf.constant(shape.asArray()), key);
    }
  },

  LOOSE {
    @Override
    Operand<TFloat32> normal(Ops tf, Shape shape, Operand<TInt64> key) {
      return tf.random.randomStandardNormal(tf.constant(shape.asArray()), TFloat32.class);
    }

    @Override
    Operand<TFloat32> uniform(Ops tf, Shape shape, Operand<TInt64> key) {
      return tf.random.randomUniform(tf.constant(shape.asArray()), TFloat32.class);
    }
  };

  abstract Operand<TFloat32> normal(Ops tf, Shape shape, Operand<TInt64> key);

  abstract Operand<TFloat32> uniform(Ops tf, Shape shape, Operand<TInt64> key);
}
