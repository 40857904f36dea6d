package org.gan4j.core.layer;

import java.util.function.Consumer;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Sends the label through layers of its own and joins the result to the input: to a vector as
 * further features, to a map as further channels that are constant over it. The layers begin at the
 * label's one-hot vector {@code [classes]} and end in a vector (Mirza and Osindero 2014, section
 * 4.1: z and y are mapped to hidden layers, then combined).
 *
 * @param classes number of classes
 * @param layers of the label, such as {@code label -> label.dense(1000).relu()}
 */
record LabelBranch(int classes, Consumer<NetworkBuilder> layers) implements Layer {

  /**
   * @throws IllegalArgumentException if the number of classes is below 1
   */
  public LabelBranch {
    Bounds.atLeastOne("classes", classes);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    NetworkBuilder branch = new NetworkBuilder(scope, Signal.of(classes));
    layers.accept(branch);
    scope.requireVector(branch.output());
    JoinedVector joined = JoinedVector.of(scope, input, branch.output().channels());
    Function label = branch.function();
    return new Connected(
        joined.output(),
        (pass, x) -> joined.join(pass.tf(), x, label.apply(pass, oneHot(pass))),
        true);
  }

  private Operand<TFloat32> oneHot(ForwardPass pass) {
    Ops tf = pass.tf();
    return tf.oneHot(pass.labels(), tf.constant(classes), tf.constant(1f), tf.constant(0f));
  }
}
