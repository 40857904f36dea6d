package org.gan4j.core.layer;

import java.util.List;
import java.util.function.Consumer;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.ndarray.Shape;

/**
 * x and body(x) side by side as channels: {@code [height, width, channels] -> [height, width,
 * channels + body's channels]}. Nested in one another they make a U-Net (Ronneberger et al. 2015;
 * Isola et al. 2017, section 3.2.1).
 *
 * @param body layers that keep height and width
 */
record SkipConnection(Consumer<NetworkBuilder> body) implements Layer {

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    NetworkBuilder layers = new NetworkBuilder(scope.child("body"), input);
    body.accept(layers);
    Signal output = layers.output();
    if (!output.isMap() || !area(output).equals(area(input))) {
      throw scope.refused(
          "expected a body that keeps height and width, found "
              + input.shape()
              + " -> "
              + output.shape(),
          "Give the body layers that undo its change of size, for instance convTranspose.");
    }
    Function inner = layers.function();
    return new Connected(
        Signal.of(input.shape().get(0), input.shape().get(1), input.channels() + output.channels()),
        (pass, x) -> pass.tf().concat(List.of(x, inner.apply(pass, x)), pass.tf().constant(3)),
        layers.usesLabels());
  }

  private static Shape area(Signal map) {
    return map.shape().take(2);
  }
}
