package org.gan4j.train.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.internal.variable.VariableStore;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.network.Generator;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.LayerSettings;
import org.gan4j.core.network.Network;
import org.gan4j.core.network.Range;
import org.gan4j.core.network.Signal;
import org.gan4j.core.network.Translator;
import org.gan4j.core.variable.Variable;
import org.tensorflow.types.TFloat32;

/** The networks of a graph. Each has a name and variables of its own. */
final class DeclaredNetworks {

  private final VariableStore store;
  private final ImageShape images;
  private final List<Layer> discriminatorLayers;
  private final LayerSettings layerSettings;
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private boolean regularised;

  /**
   * @param store makes their variables
   * @param settings give the shape of the images and the regularisation of discriminators
   */
  DeclaredNetworks(VariableStore store, GraphSettings settings) {
    this.store = store;
    this.images = settings.data().images();
    this.discriminatorLayers = settings.regularisation().discriminatorLayers();
    this.layerSettings =
        LayerSettings.defaults().withProducts(settings.computation().precision().products());
  }

  Network network(String name, long[] inputShape, Consumer<NetworkBuilder> layers) {
    return register(new Network(definition(name, Signal.of(inputShape), layers)));
  }

  Generator generator(String name, int latentSize, Consumer<NetworkBuilder> layers) {
    return register(new Generator(definition(name, Signal.of(latentSize), layers), images));
  }

  Discriminator discriminator(String name, Consumer<NetworkBuilder> layers) {
    return register(new Discriminator(definition(name, image(), regularised(layers))));
  }

  Network body(String name, Consumer<NetworkBuilder> layers) {
    return register(new Network(definition(name, image(), regularised(layers))));
  }

  Translator translator(String name, Consumer<NetworkBuilder> layers) {
    return register(new Translator(definition(name, image(), layers), images));
  }

  /** Returns all networks, in the order of their declaration. */
  List<Network> all() {
    return List.copyOf(networks.values());
  }

  /** Returns the weights and states of all networks. */
  Set<Variable<TFloat32>> variables() {
    return networks.values().stream()
        .flatMap(network -> Stream.concat(network.weights().stream(), network.states().stream()))
        .collect(Collectors.toSet());
  }

  /** Returns whether a state belongs to a network none of whose weights are updated. */
  boolean belongsToResting(Variable<?> state, Set<Variable<?>> updated) {
    return networks.values().stream()
        .filter(network -> network.states().contains(state))
        .anyMatch(network -> network.weights().stream().noneMatch(updated::contains));
  }

  /**
   * Refuses a regularisation of discriminators if there is no discriminator.
   *
   * @throws InputException naming the config's key
   */
  void requireRegularisable() {
    if (!discriminatorLayers.isEmpty() && !regularised) {
      throw InputException.atKey(
          "/training/regularisation",
          "expected a variant with a discriminator of whole images, found none",
          "Leave it out for this variant.");
    }
  }

  /** Puts the regularisation of the config before the layers of a discriminator. */
  private Consumer<NetworkBuilder> regularised(Consumer<NetworkBuilder> layers) {
    regularised = true;
    return net -> {
      discriminatorLayers.forEach(net::add);
      layers.accept(net);
    };
  }

  private Signal image() {
    return Signal.of(images.height(), images.width(), images.channels()).in(Range.IMAGE);
  }

  private <N extends Network> N register(N network) {
    networks.put(network.name(), network);
    return network;
  }

  private Network.Definition definition(
      String name, Signal input, Consumer<NetworkBuilder> layers) {
    if (networks.containsKey(name)) {
      throw new InputException(
          "network '" + name + "'",
          "expected a new name, found one that is taken",
          "Give each network its own name.");
    }
    int before = store.all().size();
    NetworkBuilder builder = new NetworkBuilder(new LayerScope(store, name, layerSettings), input);
    layers.accept(builder);
    List<Variable<?>> made = store.all().subList(before, store.all().size());
    return new Network.Definition(
        name,
        input,
        builder.output(),
        builder.function(),
        floats(made, true),
        floats(made, false),
        builder.usesLabels());
  }

  @SuppressWarnings("unchecked")
  private static List<Variable<TFloat32>> floats(List<Variable<?>> variables, boolean trainable) {
    return variables.stream()
        .filter(variable -> variable.trainable() == trainable)
        .map(variable -> (Variable<TFloat32>) variable)
        .collect(Collectors.toUnmodifiableList());
  }
}
