package org.gan4j.experiments.command;

import java.nio.file.Path;

/** What a run is called after the config that it was made by. */
final class RunNames {

  private RunNames() {}

  /** {@code configs/dcgan-mnist.yaml} gives {@code dcgan-mnist}. */
  static String of(Path config) {
    String name = config.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[-.]+", "");
    return plain.isEmpty() ? "run" : plain.substring(0, Math.min(plain.length(), 100));
  }
}
