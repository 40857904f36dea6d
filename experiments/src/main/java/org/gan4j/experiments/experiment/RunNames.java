package org.gan4j.experiments.experiment;

import java.nio.file.Path;

/** Names runs after their configs. */
public final class RunNames {

  private RunNames() {}

  /** {@code configs/dcgan-mnist.yaml} gives {@code dcgan-mnist}. */
  public static String of(Path config) {
    return plain(config.getFileName().toString().replaceFirst("\\.ya?ml$", ""));
  }

  /** A text as the name of a folder: other characters become hyphens, at most 100 are kept. */
  public static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[-.]+", "");
    return plain.isEmpty() ? "run" : plain.substring(0, Math.min(plain.length(), 100));
  }
}
