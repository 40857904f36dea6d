package org.gan4j.core.layer;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Embeds the label and joins it to the input: to a vector as further features, to a map as further
 * channels that are constant over it (Mirza and Osindero 2014, section 3.2).
 *
 * @param classes number of classes
 * @param size of the embedding
 */
public record JoinLabels(int classes, long size) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public JoinLabels {
    Bounds.atLeastOne("classes", classes);
    Bounds.atLeastOne("size", size);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    if (!input.isMap()) {
      scope.requireVector(input);
    }
    Weight table = scope.kernel("embedding", Shape.of(classes, size), new Fan(classes, size));
    long[] shape = input.shape().asArray();
    shape[shape.length - 1] += size;
    return new Connected(
        Signal.of(shape),
        (pass, x) -> {
          Ops tf = pass.tf();
          Operand<TFloat32> label = LabelRows.of(pass, classes, table.value(pass));
          Operand<TFloat32> joined = input.isMap() ? spread(tf, label, x, input) : label;
          return tf.concat(List.of(x, joined), tf.constant(shape.length));
        },
        true);
  }

  private Operand<TFloat32> spread(
      Ops tf, Operand<TFloat32> embedded, Operand<TFloat32> x, Signal input) {
    Operand<TFloat32> pixel =
        tf.reshape(embedded, tf.constant(new int[] {-1, 1, 1, Math.toIntExact(size)}));
    return tf.broadcastTo(
        pixel, BatchShape.of(tf, x, input.shape().get(0), input.shape().get(1), size));
  }
}
