package org.gan4j.core.layer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;

/**
 * Reduces a whole map to one value for each channel: {@code [height, width, channels] ->
 * [channels]}.
 */
public enum GlobalPool implements Layer {
  /** The sum over all positions (Miyato et al. 2018, appendix B.4). */
  @JsonProperty("sum")
  SUM((pass, x) -> pass.tf().reduceSum(x, pass.tf().constant(new int[] {1, 2}))),
  /** The mean over all positions (Lin, Chen and Yan 2014, section 3.2). */
  @JsonProperty("mean")
  MEAN((pass, x) -> pass.tf().math.mean(x, pass.tf().constant(new int[] {1, 2})));

  private final Function function;

  GlobalPool(Function function) {
    this.function = function;
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    return new Connected(Signal.of(input.channels()), function);
  }
}
