package org.gan4j.eval.network;

import java.util.Map;

/**
 * How networks from outside run in processes of their own.
 *
 * @param threads inside an operation; 0 leaves it to TensorFlow
 * @param environment variables beside those of this process: what TensorFlow should read there,
 *     such as which GPU to use
 */
public record HostSettings(int threads, Map<String, String> environment) {

  /** Keeps a copy. */
  public HostSettings {
    environment = Map.copyOf(environment);
  }
}
