package org.gan4j.core.layer.pointwise;

import java.util.Locale;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Range;
import org.gan4j.core.network.Signal;

/** Functions of each value on its own. They have no variables; their range is known. */
public enum Activation implements Layer {
  /** max(0, x). */
  RELU(new Range(0, Double.POSITIVE_INFINITY), (pass, x) -> pass.tf().nn.relu(x)),
  /** Hyperbolic tangent. */
  TANH(Range.IMAGE, (pass, x) -> pass.tf().math.tanh(x)),
  /** 1 / (1 + exp(-x)). */
  SIGMOID(Range.UNIT, (pass, x) -> pass.tf().math.sigmoid(x));

  private final Range range;
  private final Function function;

  Activation(Range range, Function function) {
    this.range = range;
    this.function = function;
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    return new Connected(input.in(range), function);
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
