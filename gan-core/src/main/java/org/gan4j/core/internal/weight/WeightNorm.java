package org.gan4j.core.internal.weight;

import java.util.stream.IntStream;
import org.gan4j.core.Bounds;
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
 * Splits a kernel into direction and length: g v / ||v||, with one length g an output channel
 * (Salimans and Kingma 2016, equation 2). The length is given; in the paper it is found from a
 * first batch of data (section 3). For a transposed convolution the channels are those of the
 * convolution it transposes.
 *
 * @param length g, or what it begins at, above 0; sqrt(2) keeps the mean square of what rectifiers
 *     pass on
 * @param trained whether g is trained
 */
public record WeightNorm(double length, boolean trained) implements Weight.Reparametrisation {

  private static final float EPSILON = 1e-12f;

  public WeightNorm {
    Bounds.positive("length", length);
  }

  @Override
  public Weight wrap(LayerScope scope, Weight kernel, Shape shape, Fan fan) {
    int last = shape.numDimensions() - 1;
    int[] axes = IntStream.range(0, last).toArray();
    Weight lengths = lengths(scope, shape.get(last));
    return pass -> {
      Ops tf = pass.tf();
      Operand<TFloat32> v = kernel.value(pass);
      Operand<TFloat32> squares =
          tf.reduceSum(tf.math.square(v), tf.constant(axes), ReduceSum.keepDims(true));
      Operand<TFloat32> inverse = tf.math.rsqrt(tf.math.add(squares, tf.constant(EPSILON)));
      return tf.math.mul(v, tf.math.mul(inverse, lengths.value(pass)));
    };
  }

  private Weight lengths(LayerScope scope, long channels) {
    if (!trained) {
      return pass -> pass.tf().constant((float) length);
    }
    Variable<TFloat32> lengths =
        scope.weight("length", Shape.of(channels), Initializer.normal(length, 0));
    return pass -> pass.value(lengths);
  }
}
