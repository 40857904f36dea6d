package org.gan4j.experiments.parts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.eval.evaluator.NetworkSource;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.eval.network.HostSettings;
import org.gan4j.eval.network.InceptionArchive;
import org.gan4j.eval.network.InceptionV3;
import org.gan4j.eval.network.NetworkInfo;
import org.gan4j.experiments.machine.ProcessDevice;

/**
 * The feature networks of a command. Each is opened when it is first asked for. Owns the networks.
 */
public final class OpenNetworks implements NetworkSource, AutoCloseable {

  private final Optional<Path> inception;
  private final int threads;
  private final Map<String, FeatureNetwork> open = new LinkedHashMap<>();

  /**
   * @param inception the file of the Inception graph; looked for in the data folder if empty
   * @param threads inside an operation; 0 leaves it to TensorFlow
   */
  public OpenNetworks(Optional<Path> inception, int threads) {
    this.inception = inception;
    this.threads = threads;
  }

  /**
   * A network.
   *
   * @param nameOrFile {@code inception2015}, a name that gan list shows, or a path
   * @throws InputException if there is none
   */
  @Override
  public FeatureNetwork get(String nameOrFile) {
    return open.computeIfAbsent(nameOrFile, this::open);
  }

  @Override
  public Known describe(String nameOrFile) {
    return known(nameOrFile);
  }

  /**
   * What is known of a network, without opening it.
   *
   * @throws InputException if there is none
   */
  public static Known known(String nameOrFile) {
    if (nameOrFile.equals(InceptionV3.NAME)) {
      return new Known(InceptionV3.NAME, InceptionV3.FEATURES);
    }
    NetworkInfo found = FeatureNetworks.shipped().describe(nameOrFile);
    return new Known(found.name(), found.featureSize());
  }

  private FeatureNetwork open(String nameOrFile) {
    return nameOrFile.equals(InceptionV3.NAME)
        ? InceptionV3.open(inceptionFile(), threads)
        : FeatureNetworks.shipped()
            .with(new HostSettings(threads, ProcessDevice.environment()))
            .open(nameOrFile);
  }

  private Path inceptionFile() {
    return inception.orElseGet(() -> InceptionArchive.locate(DataPlaces.ofEnvironment()));
  }

  @Override
  public void close() {
    open.values().forEach(FeatureNetwork::close);
  }
}
