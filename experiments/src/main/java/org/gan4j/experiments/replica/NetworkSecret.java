package org.gan4j.experiments.replica;

import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.train.internal.process.RendezvousSettings;

/** The secret by which the processes of a training recognise each other. */
public final class NetworkSecret {

  private static final int LEAST = 16;

  private NetworkSecret() {}

  /**
   * The secret of this process.
   *
   * @param environment the process's
   * @throws InputException if it has none, or one that could be guessed
   */
  public static String of(Map<String, String> environment) {
    String secret = Optional.ofNullable(environment.get(RendezvousSettings.SECRET)).orElse("");
    if (secret.length() < LEAST) {
      throw new InputException(
          RendezvousSettings.SECRET,
          "expected a random secret of at least "
              + LEAST
              + " characters for a training of several processes, found "
              + (secret.isEmpty() ? "none" : secret.length() + " characters"),
          "Draw one (openssl rand -hex 16) and set it as this environment variable for every process.");
    }
    return secret;
  }
}
