package org.gan4j.core.internal.gradient;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.op.image.ResizeNearestNeighborGrad;
import org.tensorflow.op.math.TanhGrad;
import org.tensorflow.op.nn.AvgPool;
import org.tensorflow.op.nn.AvgPoolGrad;
import org.tensorflow.op.nn.ReluGrad;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * Vector-Jacobian products of gradient operations. Each method is given the operation and the
 * derivative dz of a scalar by its output, and returns the derivatives by its inputs, in order;
 * zeros for inputs that are not differentiated, such as shapes.
 */
final class GradientFormulas {

  private GradientFormulas() {}

  /** OnesLike(x), which every gradient begins with: constant. */
  static List<Operand<?>> ofOnesLike(Ops tf, GraphOperation op, List<Output<?>> dz) {
    return List.of(tf.zerosLike(number(op.input(0))));
  }

  /** ReluGrad(g, x) = g [x > 0]. */
  static List<Operand<?>> ofReluGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    Operand<TNumber> x = number(op.input(1));
    return List.of(ReluGrad.create(tf.scope(), number(dz.get(0)), x), tf.zerosLike(x));
  }

  /** TanhGrad(y, dy) = dy (1 - y^2). */
  static List<Operand<?>> ofTanhGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    Operand<TNumber> y = number(op.input(0));
    Operand<TNumber> dy = number(op.input(1));
    Operand<TNumber> z = number(dz.get(0));
    return List.of(
        times(tf, -2, tf.math.mul(tf.math.mul(z, dy), y)), TanhGrad.create(tf.scope(), y, z));
  }

  /** SigmoidGrad(y, dy) = dy y (1 - y). */
  static List<Operand<?>> ofSigmoidGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    Operand<TNumber> y = number(op.input(0));
    Operand<TNumber> dy = number(op.input(1));
    Operand<TNumber> z = number(dz.get(0));
    Operand<TNumber> slope = tf.math.sub(tf.onesLike(y), times(tf, 2, y));
    Operand<TNumber> first = tf.math.sub(tf.onesLike(y), y);
    return List.of(tf.math.mul(tf.math.mul(z, dy), slope), tf.math.mul(z, tf.math.mul(y, first)));
  }

  /** SoftplusGrad(g, x) = g s with s = sigmoid(x). */
  static List<Operand<?>> ofSoftplusGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    Operand<TNumber> g = number(op.input(0));
    Operand<TNumber> z = number(dz.get(0));
    Operand<TNumber> s = tf.math.sigmoid(number(op.input(1)));
    Operand<TNumber> slope = tf.math.mul(s, tf.math.sub(tf.onesLike(s), s));
    return List.of(tf.math.mul(z, s), tf.math.mul(tf.math.mul(z, g), slope));
  }

  /** RsqrtGrad(y, dy) = -dy y^3 / 2. */
  static List<Operand<?>> ofRsqrtGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    Operand<TNumber> y = number(op.input(0));
    Operand<TNumber> dy = number(op.input(1));
    Operand<TNumber> z = number(dz.get(0));
    Operand<TNumber> squares = tf.math.square(y);
    return List.of(
        times(tf, -1.5, tf.math.mul(tf.math.mul(z, dy), squares)),
        times(tf, -0.5, tf.math.mul(z, tf.math.mul(squares, y))));
  }

  /** SqrtGrad(y, dy) = dy / (2 y). */
  static List<Operand<?>> ofSqrtGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    Operand<TNumber> y = number(op.input(0));
    Operand<TNumber> dy = number(op.input(1));
    Operand<TNumber> z = number(dz.get(0));
    return List.of(
        times(tf, -0.5, tf.math.div(tf.math.mul(z, dy), tf.math.square(y))),
        times(tf, 0.5, tf.math.div(z, y)));
  }

  /** AvgPoolGrad(shape, g) spreads g over its windows: linear, with pooling as its transpose. */
  static List<Operand<?>> ofAvgPoolGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    var inputs = new AvgPoolGrad.Inputs<TNumber>(op);
    return List.of(
        tf.zerosLike(inputs.origInputShape),
        AvgPool.create(
            tf.scope(),
            number(dz.get(0)),
            boxed(inputs.ksize),
            boxed(inputs.strides),
            inputs.padding,
            AvgPool.dataFormat(inputs.dataFormat)));
  }

  /**
   * ResizeNearestNeighborGrad(g, size) sums g over repeats: linear, with resizing its transpose.
   */
  static List<Operand<?>> ofResizeNearestNeighborGrad(
      Ops tf, GraphOperation op, List<Output<?>> dz) {
    var inputs = new ResizeNearestNeighborGrad.Inputs<TNumber>(op);
    Operand<TInt32> size = tf.stridedSlice(tf.shape(number(op.input(0))), Indices.slice(1, 3));
    return List.of(
        ResizeNearestNeighbor.create(
            tf.scope(),
            number(dz.get(0)),
            size,
            ResizeNearestNeighbor.alignCorners(inputs.alignCorners),
            ResizeNearestNeighbor.halfPixelCenters(inputs.halfPixelCenters)),
        tf.zerosLike(number(op.input(1))));
  }

  private static Operand<TNumber> times(Ops tf, double factor, Operand<TNumber> x) {
    return tf.math.mul(x, tf.dtypes.cast(tf.constant(factor), x.type()));
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @SuppressWarnings("unchecked")
  private static Operand<TNumber> number(Output<?> output) {
    return (Operand<TNumber>) output;
  }
}
