package org.gan4j.core.layer;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.BatchShape;
import org.gan4j.core.network.ComputeType;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Weight;
import org.gan4j.core.variable.Initializer.Fan;
import org.tensorflow.ndarray.Shape;

/**
 * Transposed (fractionally strided) convolution: {@code [height, width, channels] -> [height *
 * stride, width * stride, filters]} with SAME padding. It is the gradient of {@link Conv} by its
 * input (Radford et al. 2016, section 3).
 *
 * @param filters number of output channels
 * @param kernel height and width of the kernel
 * @param stride growth of the map, in both directions
 * @param padding treatment of the border
 */
record ConvTranspose(long filters, int kernel, int stride, Padding padding) implements Layer {

  /**
   * @throws IllegalArgumentException if a size is below 1
   */
  public ConvTranspose {
    Bounds.atLeastOne("filters", filters);
    Bounds.atLeastOne("kernel", kernel);
    Bounds.atLeastOne("stride", stride);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    long channels = input.channels();
    long height = padding.transposed(input.shape().get(0), kernel, stride);
    long width = padding.transposed(input.shape().get(1), kernel, stride);
    long area = (long) kernel * kernel;
    Weight weights =
        scope.kernel(
            "kernel",
            Shape.of(kernel, kernel, filters, channels),
            new Fan(area * channels, area * filters));
    Bias bias = Bias.of(scope, filters);
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    ComputeType products = scope.settings().products();
    return new Connected(
        Signal.of(height, width, filters),
        (pass, x) ->
            bias.add(
                pass,
                products.conv2dTranspose(
                    pass.tf(),
                    BatchShape.of(pass.tf(), x, height, width, filters),
                    weights.value(pass),
                    x,
                    strides,
                    padding.name())));
  }
}
