package org.gan4j.train.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The loss scale of a phase: losses are multiplied by it before they are differentiated, and the
 * derivatives are divided by it. Without it, float16 would round small gradients to zero
 * (Micikevicius et al. 2018, section 3.2). A run of the phase whose gradients are not all finite
 * writes nothing and halves the factor; {@value #PATIENCE} good runs in a row double it. The factor
 * is a power of two, so scaling does not round. It is a state of the graph, so a resumed run
 * continues with it.
 */
final class LossScale {

  static final float FIRST = 1 << 15;
  static final float LARGEST = 1 << 24;
  static final int PATIENCE = 2000;

  private final Ops tf;
  private final LiveWeights weights;
  private final Variable<TFloat32> scale;
  private final Variable<TFloat32> goodRuns;

  LossScale(String phase, VariableStore store, Ops tf, LiveWeights weights) {
    this.tf = tf;
    this.weights = weights;
    String path = "phases/" + phase + "/lossScale/";
    this.scale = store.state(path + "scale", Shape.scalar(), Initializer.constant(FIRST));
    this.goodRuns = store.state(path + "goodRuns", Shape.scalar(), Initializer.zeros());
  }

  /** Returns the factor of this run. */
  Operand<TFloat32> value() {
    return weights.value(scale);
  }

  Operand<TFloat32> scaled(Operand<TFloat32> loss) {
    return tf.math.mul(loss, value());
  }

  Operand<TFloat32> unscaled(Operand<TFloat32> derivative) {
    return tf.math.div(derivative, value());
  }

  /** Returns whether all gradients of a run are finite, as a scalar. */
  Operand<TBool> good(Collection<Operand<TFloat32>> gradients) {
    List<Operand<TBool>> finite = new ArrayList<>();
    for (Operand<TFloat32> gradient : gradients) {
      Operand<TFloat32> flat = tf.reshape(gradient, tf.constant(new int[] {-1}));
      finite.add(tf.reduceAll(tf.math.isFinite(flat), tf.constant(0)));
    }
    return tf.reduceAll(tf.stack(finite), tf.constant(0));
  }

  /**
   * Returns an operation that runs only if the gradients are good. Everything that waits for it
   * runs only then, too.
   */
  Op gate(Operand<TBool> good) {
    return tf.identity(tf.switchCond(good, good).outputTrue());
  }

  /**
   * Writes the next factor.
   *
   * @param afterBarrier a scope in which everything waits for the phase's barrier
   */
  List<Op> update(Ops afterBarrier, Operand<TBool> good) {
    Operand<TFloat32> run = tf.math.add(weights.value(goodRuns), tf.constant(1f));
    Operand<TBool> grows = tf.math.greaterEqual(run, tf.constant((float) PATIENCE));
    Operand<TFloat32> kept =
        tf.select(
            grows,
            tf.math.minimum(tf.math.mul(value(), tf.constant(2f)), tf.constant(LARGEST)),
            value());
    Operand<TFloat32> halved =
        tf.math.maximum(tf.math.mul(value(), tf.constant(0.5f)), tf.constant(1f));
    Operand<TFloat32> count = tf.select(grows, tf.constant(0f), run);
    return List.of(
        afterBarrier.assignVariableOp(scale.handle(), tf.select(good, kept, halved)),
        afterBarrier.assignVariableOp(goodRuns.handle(), tf.select(good, count, tf.constant(0f))));
  }
}
