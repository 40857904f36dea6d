package org.gan4j.core.network;

import org.gan4j.core.InputException;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Initializer.Fan;
import org.gan4j.core.variable.Variable;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Names and makes the variables of a layer, with the settings of its network. */
public final class LayerScope {

  private final VariableStore store;
  private final String path;
  private final LayerSettings settings;

  /**
   * @param store makes the variables
   * @param path prefix of their names
   * @param settings initialiser, bias, reparametrisation
   */
  public LayerScope(VariableStore store, String path, LayerSettings settings) {
    this.store = store;
    this.path = path;
    this.settings = settings;
  }

  /** Returns the path of the layer, such as {@code generator/conv_2}. */
  public String path() {
    return path;
  }

  /** Returns the settings of this layer. */
  public LayerSettings settings() {
    return settings;
  }

  /** Returns the scope of a part of this layer. */
  public LayerScope child(String name) {
    return new LayerScope(store, path + "/" + name, settings);
  }

  /** Returns the scope of a part of this layer with other settings. */
  public LayerScope child(String name, LayerSettings other) {
    return new LayerScope(store, path + "/" + name, other);
  }

  /** Makes a kernel with the initializer and the reparametrisation of the network's settings. */
  public Weight kernel(String name, Shape shape, Fan fan) {
    Variable<TFloat32> variable =
        store.weight(path + "/" + name, shape, settings.initializer(), fan);
    Weight plain = pass -> pass.value(variable);
    return settings
        .reparametrisation()
        .map(wrapper -> wrapper.wrap(child(name), plain, shape, fan))
        .orElse(plain);
  }

  /** Makes a weight with an initializer of its own, such as a bias or a scale. */
  public Variable<TFloat32> weight(String name, Shape shape, Initializer initializer) {
    return store.weight(path + "/" + name, shape, initializer, Fan.NONE);
  }

  /** Makes a state that is not trained by gradients. */
  public Variable<TFloat32> state(String name, Shape shape, Initializer initializer) {
    return store.state(path + "/" + name, shape, initializer);
  }

  /**
   * Refuses an input that is not a feature map.
   *
   * @throws InputException naming the layer and the shape it was given
   */
  public void requireMap(Signal input) {
    if (!input.isMap()) {
      throw refused(
          "expected a map [height, width, channels], found " + input.shape(),
          "Put reshape(height, width, channels) before it.");
    }
  }

  /**
   * Refuses an input that is not a vector.
   *
   * @throws InputException naming the layer and the shape it was given
   */
  public void requireVector(Signal input) {
    if (input.shape().numDimensions() != 1) {
      throw refused(
          "expected a vector [features], found " + input.shape(), "Put flatten() before it.");
    }
  }

  /** Makes an error at this layer. */
  public InputException refused(String problem, String remedy) {
    return new InputException("layer '" + path + "'", problem, remedy);
  }
}
