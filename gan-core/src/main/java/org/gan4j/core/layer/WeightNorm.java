package org.gan4j.core.layer;

import java.util.stream.IntStream;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Initializer.Fan;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Splits a kernel into direction and length: g v / ||v||, with one trained length g an output
 * channel (Salimans and Kingma 2016, equation 2). In place of the paper's start from a batch of
 * data (its section 3), g begins at sqrt(2), which keeps the mean square of what rectifiers pass
 * on. For a transposed convolution the channels are those of the convolution it transposes.
 */
final class WeightNorm implements Weight.Reparametrisation {

  private static final double START = Math.sqrt(2);
  private static final float EPSILON = 1e-12f;

  @Override
  public Weight wrap(LayerScope scope, Weight kernel, Shape shape, Fan fan) {
    int last = shape.numDimensions() - 1;
    Variable<TFloat32> length =
        scope.weight("length", Shape.of(shape.get(last)), Initializer.normal(START, 0));
    int[] axes = IntStream.range(0, last).toArray();
    return pass -> {
      Ops tf = pass.tf();
      Operand<TFloat32> v = kernel.value(pass);
      Operand<TFloat32> squares =
          tf.reduceSum(tf.math.square(v), tf.constant(axes), ReduceSum.keepDims(true));
      Operand<TFloat32> inverse = tf.math.rsqrt(tf.math.add(squares, tf.constant(EPSILON)));
      return tf.math.mul(v, tf.math.mul(inverse, pass.value(length)));
    };
  }
}
