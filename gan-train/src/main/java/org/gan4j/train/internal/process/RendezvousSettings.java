package org.gan4j.train.internal.process;

import java.time.Duration;

/**
 * What the processes of a training agree on before they meet.
 *
 * @param count how many processes
 * @param timeout how long a process waits for another to connect, and later for a sign of life
 * @param secret the same in all of them, and known to nobody else; it is never sent
 * @param config hash of the experiment, the same in all of them
 * @param version of gan4j, the same in all of them
 */
public record RendezvousSettings(
    int count, Duration timeout, String secret, String config, String version) {

  /** The environment variable that holds the secret. */
  public static final String SECRET = "GAN_SECRET";
}
