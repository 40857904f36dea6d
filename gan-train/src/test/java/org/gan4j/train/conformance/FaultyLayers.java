package org.gan4j.train.conformance;

import java.util.Map;
import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Range;
import org.gan4j.core.network.Signal;
import org.gan4j.core.variable.Initializer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Layers of vectors as people write them by mistake. */
final class FaultyLayers {

  private FaultyLayers() {}

  /** Batch norm whose scale is the label's row of a table, without the 1 it should be added to. */
  record ConditionalNorm(int classes) implements Layer {

    @Override
    public Connected connect(LayerScope scope, Signal input) {
      var table =
          scope.weight(
              "scale",
              org.tensorflow.ndarray.Shape.of(classes, input.channels()),
              Initializer.normal(0.02));
      return new Connected(
          Signal.of(input.shape().asArray()),
          (pass, x) -> {
            Ops tf = pass.tf();
            var rows =
                tf.linalg.matMul(
                    tf.oneHot(
                        pass.labels(), tf.constant(classes), tf.constant(1f), tf.constant(0f)),
                    pass.value(table));
            return tf.math.mul(normalized(tf, x), rows);
          },
          true);
    }
  }

  /** Batch norm that uses the batch's statistics at inference too. */
  record AlwaysOfTheBatch() implements Layer {

    @Override
    public Connected connect(LayerScope scope, Signal input) {
      return new Connected(
          Signal.of(input.shape().asArray()), (pass, x) -> normalized(pass.tf(), x));
    }
  }

  /** The identity forwards; backwards only half of it. */
  record HalfStopped() implements Layer {

    @Override
    public Connected connect(LayerScope scope, Signal input) {
      return new Connected(
          input,
          (pass, x) -> {
            Ops tf = pass.tf();
            var half = tf.constant(0.5f);
            return tf.math.add(tf.math.mul(x, half), tf.math.mul(tf.stopGradient(x), half));
          });
    }
  }

  /** Says that it reads the labels, and does not. */
  record IgnoresLabels() implements Layer {

    @Override
    public Connected connect(LayerScope scope, Signal input) {
      return new Connected(input, (pass, x) -> x, true);
    }
  }

  /** Says that its values lie in [-1, 1]; they do not. */
  record SaysInRange() implements Layer {

    @Override
    public Connected connect(LayerScope scope, Signal input) {
      return new Connected(
          input.in(Range.IMAGE), (pass, x) -> pass.tf().math.mul(x, pass.tf().constant(40f)));
    }
  }

  /** Multiplies by a weight that begins at 0. */
  record BeginsAtZero() implements Layer {

    @Override
    public Connected connect(LayerScope scope, Signal input) {
      var scale = scope.weight("scale", input.shape(), Initializer.zeros());
      return new Connected(
          Signal.of(input.shape().asArray()),
          (ForwardPass pass, Operand<TFloat32> x) -> pass.tf().math.mul(x, pass.value(scale)));
    }
  }

  private static Operand<TFloat32> normalized(Ops tf, Operand<TFloat32> x) {
    var centred = tf.math.sub(x, tf.math.mean(x, tf.constant(0)));
    var variance = tf.math.mean(tf.math.square(centred), tf.constant(0));
    return tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(1e-5f))));
  }

  /** Which check sees which fault first of all. */
  static final Map<Fault, String> CAUGHT_BY =
      Map.ofEntries(
          Map.entry(Fault.DISCRIMINATOR_LOSS_SWAPPED, "one batch can be overfitted"),
          Map.entry(Fault.GENERATOR_LOSS_SWAPPED, "one batch can be overfitted"),
          Map.entry(Fault.GENERATOR_NEVER_TRAINED, "phases move their networks"),
          Map.entry(Fault.GENERATOR_GRADIENT_DROPPED, "phases move their networks"),
          Map.entry(Fault.GENERATOR_RATE_ZERO, "phases move their networks"),
          Map.entry(Fault.CONDITIONAL_SCALE_WITHOUT_ONE, "initial statistics"),
          Map.entry(Fault.DEAD_LAYER, "initial statistics"),
          Map.entry(Fault.REAL_AND_FAKE_IN_ONE_BATCH, "real and fake stay apart"),
          Map.entry(Fault.UNSEEDED_DRAW, "same seed, same bits"),
          Map.entry(Fault.COUNTER_IN_JAVA, "same seed, same bits"),
          Map.entry(Fault.STATE_OUTSIDE_CHECKPOINT, "resume equals straight-through"),
          Map.entry(Fault.STOPPED_GRADIENT, "gradients agree with finite differences"),
          Map.entry(Fault.SAMPLER_IGNORES_LABELS, "labels matter"),
          Map.entry(Fault.DISCRIMINATOR_IGNORES_LABELS, "labels matter"),
          Map.entry(Fault.BATCH_STATISTICS_AT_INFERENCE, "samples ignore their batch"),
          Map.entry(Fault.VALUES_OUTSIDE_DECLARED_RANGE, "shapes and ranges"));
}
