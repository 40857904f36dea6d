package org.gan4j.core.layer;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.ComputeType;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.ndarray.Shape;

/**
 * Two-dimensional convolution: {@code [height, width, channels] -> [height', width', filters]}.
 *
 * @param filters number of output channels
 * @param kernel height and width of the kernel
 * @param stride step between places, in both directions
 * @param padding treatment of the border
 */
record Conv(long filters, int kernel, int stride, Padding padding) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public Conv {
    Bounds.atLeastOne("filters", filters);
    Bounds.atLeastOne("kernel", kernel);
    Bounds.atLeastOne("stride", stride);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    long channels = input.channels();
    long height = padding.convolved(input.shape().get(0), kernel, stride);
    long width = padding.convolved(input.shape().get(1), kernel, stride);
    if (height < 1 || width < 1) {
      throw scope.refused(
          "expected a map of at least " + kernel + "x" + kernel + ", found " + input.shape(),
          "Use a smaller kernel or SAME padding.");
    }
    long area = (long) kernel * kernel;
    Weight weights =
        scope.kernel(
            "kernel",
            Shape.of(kernel, kernel, channels, filters),
            new Fan(area * channels, area * filters));
    Bias bias = Bias.of(scope, filters);
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    ComputeType products = scope.settings().products();
    return new Connected(
        Signal.of(height, width, filters),
        (pass, x) ->
            bias.add(
                pass, products.conv2d(pass.tf(), x, weights.value(pass), strides, padding.name())));
  }
}
