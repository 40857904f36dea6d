package org.gan4j.core.layer.norm;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.LabelRows;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation with a scale and shift for each label: (x - mean) / sqrt(variance + epsilon)
 * * (1 + scale[label]) + shift[label] (Dumoulin et al. 2017, equation 5; de Vries et al. 2017,
 * section 3.3). The statistics are those of {@link BatchNorm}, over all labels of a batch; the
 * tables {@code [classes, channels]} begin as N(0, 0.02), so that labels matter from the first
 * step.
 *
 * @param classes number of classes
 * @param decay share of a moving average that a step keeps, in [0, 1)
 * @param epsilon added to the variance
 */
public record ConditionalBatchNorm(int classes, float decay, float epsilon) implements Layer {

  private static final Initializer SMALL = Initializer.normal(0.02);

  /**
   * @throws IllegalArgumentException if the number of classes is below 1
   */
  public ConditionalBatchNorm {
    Bounds.atLeastOne("classes", classes);
  }

  /** Makes a layer with decay 0.9 and epsilon 1e-5, as {@link BatchNorm#BatchNorm()} does. */
  public ConditionalBatchNorm(int classes) {
    this(classes, 0.9f, 1e-5f);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    Shape table = Shape.of(classes, input.channels());
    Variable<TFloat32> scale = scope.weight("scale", table, SMALL);
    Variable<TFloat32> shift = scope.weight("shift", table, SMALL);
    BatchNormStatistics moments = BatchNormStatistics.of(scope, input, decay);
    return new Connected(
        Signal.of(input.shape().asArray()),
        (pass, x) -> {
          Ops tf = pass.tf();
          Operand<TFloat32> factor = tf.math.add(tf.constant(1f), rows(pass, scale, input));
          return moments.of(pass, x).normalize(tf, x, epsilon, factor, rows(pass, shift, input));
        },
        true);
  }

  /**
   * Returns the row of a table for each example: {@code [batch, channels]}, for maps {@code [batch,
   * 1, 1, channels]}.
   */
  private Operand<TFloat32> rows(ForwardPass pass, Variable<TFloat32> table, Signal input) {
    Ops tf = pass.tf();
    Operand<TFloat32> rows = LabelRows.of(pass, classes, pass.value(table));
    if (!input.isMap()) {
      return rows;
    }
    int channels = Math.toIntExact(input.channels());
    return tf.reshape(rows, tf.constant(new int[] {-1, 1, 1, channels}));
  }
}
