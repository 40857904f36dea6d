package org.gan4j.train.internal.process;

import java.time.Duration;

/**
 * What the processes of a training must agree on before they connect.
 *
 * @param count how many processes
 * @param timeout how long a process waits for another to connect, and later for a sign of life
 * @param secret text that all of them know and nobody else; it is never sent
 * @param config hash of the experiment
 * @param version version of gan4j
 */
public record RendezvousSettings(
    int count, Duration timeout, String secret, String config, String version) {

  /** The environment variable that holds the secret. */
  public static final String SECRET = "GAN_SECRET";
}
