package org.gan4j.core.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.variable.TensorSize;
import org.gan4j.core.network.ForwardPass;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.LayerSettings;
import org.gan4j.core.network.Signal;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Chains the layers of one network: gives each layer its name and its settings, and checks that its
 * output has the shape that it declares.
 */
final class LayerChain {

  private final LayerScope scope;
  private final Map<String, Integer> labels = new HashMap<>();
  private final List<Named> layers = new ArrayList<>();
  private LayerSettings settings;
  private Signal output;
  private boolean usesLabels;

  LayerChain(LayerScope scope, Signal input) {
    this.scope = scope;
    this.settings = scope.settings();
    this.output = input;
  }

  LayerSettings settings() {
    return settings;
  }

  /** Sets the settings of all following layers. */
  void set(LayerSettings other) {
    settings = other;
  }

  /** Returns what the last layer yields. */
  Signal output() {
    return output;
  }

  boolean usesLabels() {
    return usesLabels;
  }

  void add(Layer layer) {
    int count = labels.merge(layer.label(), 1, Integer::sum);
    String name = count == 1 ? layer.label() : layer.label() + "_" + count;
    LayerScope own = scope.child(name, settings);
    Layer.Connected connected = connected(layer, own);
    layers.add(new Named(own.path(), connected.function(), connected.output().shape()));
    output = connected.output();
    usesLabels |= connected.usesLabels();
  }

  private Layer.Connected connected(Layer layer, LayerScope own) {
    try {
      return layer.connect(own, output);
    } catch (ArithmeticException overflow) {
      throw own.refused(
          "expected sizes that a tensor can have, found too large ones on an input of shape "
              + output.shape(),
          "Make the sizes in the config smaller.");
    }
  }

  /** Returns all layers as one function. */
  Layer.Function function() {
    List<Named> all = List.copyOf(layers);
    return (pass, x) -> {
      Operand<TFloat32> value = x;
      for (Named layer : all) {
        value = layer.apply(pass, value);
      }
      return value;
    };
  }

  private record Named(String path, Layer.Function function, Shape output) {

    Operand<TFloat32> apply(ForwardPass pass, Operand<TFloat32> x) {
      Operand<TFloat32> value = computed(pass, x);
      Shape declared = Shape.of(-1).append(output);
      if (!value.shape().isCompatibleWith(declared)) {
        throw new InputException(
            "layer '" + path + "'",
            "expected "
                + declared
                + " as it declares, found that it makes "
                + value.shape()
                + " of "
                + x.shape(),
            "Correct its function, or the shape that it gives to Layer.Connected.");
      }
      TensorSize.require("layer '" + path + "'", value.shape());
      return pass.layer(path, value);
    }

    private Operand<TFloat32> computed(ForwardPass pass, Operand<TFloat32> x) {
      try {
        return function.apply(pass, x);
      } catch (TFInvalidArgumentException refused) {
        throw new InputException(
            "layer '" + path + "'",
            "expected operations that take "
                + x.shape()
                + ", found one that does not ("
                + String.valueOf(refused.getMessage()).lines().findFirst().orElse("")
                + ")",
            "Check the shapes and sizes in it.",
            refused);
      }
    }
  }
}
