package org.gan4j.core.layer.norm;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.BatchShape;
import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.variable.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Shows a discriminator how much its batch varies: {@code [height, width, channels] -> [height,
 * width, channels + 1]} (Karras et al. 2018, section 3). The new channel is constant over a group
 * of examples: the standard deviation of each feature at each position over the group, averaged
 * over features and positions. As in the authors' code, a batch of N has N / group groups, and
 * examples n and n + N / group share one.
 *
 * <p>In training a batch is divided into groups of {@code groupSize}, or is one group if it is
 * smaller; its size must be known and a multiple of the group's. At inference an example's result
 * must not depend on its batch, so the channel then holds the moving average of training.
 *
 * @param groupSize number of examples in a group, 4 in the authors' code
 */
public record MinibatchStdDev(int groupSize) implements Layer {

  private static final float EPSILON = 1e-8f;
  private static final float DECAY = 0.9f;

  /**
   * @throws IllegalArgumentException if the size is below 1
   */
  public MinibatchStdDev {
    Bounds.atLeastOne("groupSize", groupSize);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    RunningStatistic average =
        new RunningStatistic(
            scope.state("moving_deviation", Shape.scalar(), Initializer.ones()), DECAY);
    return new Connected(
        Signal.of(input.shape().get(0), input.shape().get(1), input.channels() + 1),
        (pass, x) -> {
          Operand<TFloat32> deviation =
              pass.training().isPresent()
                  ? ofBatch(scope, pass, x, average)
                  : pass.value(average.state());
          return pass.tf()
              .concat(List.of(x, spread(pass.tf(), deviation, x, input)), pass.tf().constant(3));
        });
  }

  /** Returns the deviation of each example's group, {@code [batch, 1, 1, 1]}. */
  private Operand<TFloat32> ofBatch(
      LayerScope scope, ForwardPass pass, Operand<TFloat32> x, RunningStatistic average) {
    Ops tf = pass.tf();
    int batch = batch(scope, x.shape());
    int size = Math.min(groupSize, batch);
    int[] grouped = {size, batch / size, -1};
    Operand<TFloat32> variance =
        MeanAndVariance.of(tf, tf.reshape(x, tf.constant(grouped)), 0).variance();
    Operand<TFloat32> deviations = tf.math.sqrt(tf.math.add(variance, tf.constant(EPSILON)));
    Operand<TFloat32> ofGroups =
        tf.math.mean(deviations, tf.constant(2), Mean.keepDims(true)); // [1, groups, 1]
    average.move(pass.training().get(), tf.math.mean(ofGroups, tf.constant(new int[] {0, 1, 2})));
    Operand<TFloat32> ofExamples =
        tf.broadcastTo(ofGroups, tf.constant(new int[] {size, batch / size, 1}));
    return tf.reshape(ofExamples, tf.constant(new int[] {batch, 1, 1, 1}));
  }

  private int batch(LayerScope scope, Shape shape) {
    int batch = (int) shape.get(0);
    if (batch < 1 || batch % Math.min(groupSize, batch) != 0) {
      throw scope.refused(
          "expected a batch whose size is a multiple of the group's "
              + groupSize
              + ", found "
              + shape,
          "Choose a batch size that is, or smaller groups.");
    }
    return batch;
  }

  private static Operand<TFloat32> spread(
      Ops tf, Operand<TFloat32> deviation, Operand<TFloat32> x, Signal input) {
    return tf.broadcastTo(
        deviation, BatchShape.of(tf, x, input.shape().get(0), input.shape().get(1), 1));
  }
}
