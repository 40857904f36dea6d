package org.gan4j.core.layer;

import java.util.function.Consumer;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;

/**
 * body(x) + shortcut(x) (He et al. 2016, equation 2). The shortcut may be empty if the body keeps
 * the shape.
 *
 * @param body the layers of the residual
 * @param shortcut the layers beside it; {@code x -> {}} for the identity
 */
record ResidualBlock(Consumer<NetworkBuilder> body, Consumer<NetworkBuilder> shortcut)
    implements Layer {

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    NetworkBuilder bodyLayers = new NetworkBuilder(scope.child("body"), input);
    body.accept(bodyLayers);
    NetworkBuilder shortcutLayers = new NetworkBuilder(scope.child("shortcut"), input);
    shortcut.accept(shortcutLayers);
    Signal output = bodyLayers.output();
    if (!output.shape().equals(shortcutLayers.output().shape())) {
      throw scope.refused(
          "expected body and shortcut of one shape, found "
              + output.shape()
              + " and "
              + shortcutLayers.output().shape(),
          "Give the shortcut the layers that change the shape, for instance a 1x1 convolution.");
    }
    Function residual = bodyLayers.function();
    Function beside = shortcutLayers.function();
    return new Connected(
        Signal.of(output.shape().asArray()),
        (pass, x) -> pass.tf().math.add(residual.apply(pass, x), beside.apply(pass, x)),
        bodyLayers.usesLabels() || shortcutLayers.usesLabels());
  }
}
