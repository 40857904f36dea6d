package org.gan4j.core.network;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One application of a network in training, for code that inspects a graph.
 *
 * @param network network that was applied
 * @param input {@code [batch, ...]}
 * @param labels int32 {@code [batch]}, if the network uses them
 * @param output {@code [batch, ...]}
 * @param layers what each layer yielded; a layer inside another one comes before it
 */
public record Application(
    Network network,
    Operand<TFloat32> input,
    Optional<Operand<TInt32>> labels,
    Operand<TFloat32> output,
    List<LayerOutput> layers) {

  /**
   * What a layer yielded.
   *
   * @param path of the layer: {@code generator/conv_2}
   * @param value {@code [batch, ...]}
   */
  public record LayerOutput(String path, Operand<TFloat32> value) {}
}
