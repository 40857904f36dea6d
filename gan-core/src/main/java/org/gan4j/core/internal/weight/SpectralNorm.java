package org.gan4j.core.internal.weight;

import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Initializer.Fan;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Divides a kernel by its largest singular value, estimated by one power iteration in each
 * application (Miyato et al. 2018, algorithm 1). The kernel is treated as a matrix {@code [rest,
 * last]}; a transposed convolution uses the matrix of the convolution that it transposes. The
 * vector u of the iteration is a state that only training updates.
 */
public final class SpectralNorm implements Weight.Reparametrisation {

  private static final float EPSILON = 1e-12f;

  @Override
  public Weight wrap(LayerScope scope, Weight kernel, Shape shape, Fan fan) {
    long channels = shape.get(shape.numDimensions() - 1);
    Variable<TFloat32> left = scope.state("u", Shape.of(1, channels), Initializer.normal(1));
    return pass -> normalize(pass, kernel.value(pass), left, channels);
  }

  private static Operand<TFloat32> normalize(
      ForwardPass pass, Operand<TFloat32> kernel, Variable<TFloat32> left, long channels) {
    Ops tf = pass.tf();
    Operand<TFloat32> matrix =
        tf.reshape(kernel, tf.constant(new int[] {-1, Math.toIntExact(channels)}));
    Operand<TFloat32> u =
        pass.training().map(tape -> tape.current(left)).orElseGet(() -> pass.value(left));
    Operand<TFloat32> v = unit(tf, tf.linalg.matMul(u, matrix, MatMul.transposeB(true)));
    Operand<TFloat32> next = unit(tf, tf.linalg.matMul(v, matrix));
    pass.training().ifPresent(tape -> tape.assign(left, next));
    Operand<TFloat32> sigma =
        tf.reduceSum(
            tf.math.mul(tf.linalg.matMul(tf.stopGradient(v), matrix), tf.stopGradient(next)),
            tf.constant(new int[] {0, 1}));
    return tf.math.div(kernel, sigma);
  }

  private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> squares = tf.reduceSum(tf.math.square(x), tf.constant(new int[] {0, 1}));
    return tf.math.mul(x, tf.math.rsqrt(tf.math.add(squares, tf.constant(EPSILON))));
  }
}
