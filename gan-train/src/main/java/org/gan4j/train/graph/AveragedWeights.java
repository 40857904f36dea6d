package org.gan4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.internal.variable.LiveWeights;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Tape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * The exponential moving average of weights and float states: a = d a + (1 - d) w after each step.
 * The decay d grows to its value as (1 + t) / (10 + t), so that the first values are soon
 * forgotten. Averaged generators give better samples (Yazici et al. 2019). Batch norm's statistics
 * are averaged together with the weights whose activations they describe.
 *
 * <p>Only variables that are read through this view are averaged, and only those of networks. A
 * state of the variant itself, such as the stage of growing, is read without averaging.
 */
final class AveragedWeights implements Weights {

  private static final String PREFIX = "average/";

  private final LiveWeights live;
  private final VariableStore store;
  private final Set<Variable<TFloat32>> ofNetworks;
  private final double decay;
  private final Variable<TInt64> updates;
  private final Map<Variable<TFloat32>, Variable<TFloat32>> averages = new LinkedHashMap<>();

  AveragedWeights(Ops tf, VariableStore store, Set<Variable<TFloat32>> ofNetworks, double decay) {
    this.live = new LiveWeights(tf);
    this.store = store;
    this.ofNetworks = ofNetworks;
    this.decay = decay;
    this.updates = store.counter(PREFIX + "updates");
  }

  /**
   * Returns the name of the variable that is averaged, given the name of its average; empty if this
   * is not the name of an average.
   */
  static String averaged(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
  }

  @Override
  public Ops tf() {
    return live.tf();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends TType> Operand<T> value(Variable<T> variable) {
    if (!ofNetworks.contains(variable)) {
      return live.value(variable);
    }
    Variable<TFloat32> average =
        averages.computeIfAbsent(
            (Variable<TFloat32>) variable, weight -> store.shadow(PREFIX + weight.name(), weight));
    return (Operand<T>) live.value(average);
  }

  /**
   * Writes the phase that updates the averages. It is declared last, so it sees the weights after
   * the step.
   */
  void update(Tape tape) {
    Ops tf = tape.tf();
    Operand<TInt64> count = tf.math.add(tape.value(updates), tf.constant(1L));
    Operand<TFloat32> t = tf.dtypes.cast(count, TFloat32.class);
    Operand<TFloat32> warm =
        tf.math.div(tf.math.add(t, tf.constant(1f)), tf.math.add(t, tf.constant(10f)));
    Operand<TFloat32> kept = tf.math.minimum(tf.constant((float) decay), warm);
    tape.assign(updates, count);
    averages.forEach(
        (weight, average) -> {
          Operand<TFloat32> gap = tf.math.sub(tape.value(weight), tape.value(average));
          Operand<TFloat32> moved = tf.math.mul(gap, tf.math.sub(tf.constant(1f), kept));
          tape.assign(average, tf.math.add(tape.value(average), moved));
        });
  }
}
