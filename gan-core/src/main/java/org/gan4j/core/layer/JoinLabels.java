package org.gan4j.core.layer;

import org.gan4j.core.Bounds;
import org.gan4j.core.network.LabelRows;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.ndarray.Shape;

/**
 * Embeds the label and joins it to the input: to a vector as further features, to a map as further
 * channels that are constant over it (Mirza and Osindero 2014, section 3.2).
 *
 * @param classes number of classes
 * @param size size of the embedding
 */
record JoinLabels(int classes, long size) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public JoinLabels {
    Bounds.atLeastOne("classes", classes);
    Bounds.atLeastOne("size", size);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    JoinedVector joined = JoinedVector.of(scope, input, size);
    Weight table = scope.kernel("embedding", Shape.of(classes, size), new Fan(classes, size));
    return new Connected(
        joined.output(),
        (pass, x) -> joined.join(pass.tf(), x, LabelRows.of(pass, classes, table.value(pass))),
        true);
  }
}
