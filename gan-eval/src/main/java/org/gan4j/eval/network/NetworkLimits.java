package org.gan4j.eval.network;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The limits of a network from outside.
 *
 * @param memory greatest number of bytes of its process
 * @param opening time until it is read, checked and ready
 * @param answer time for the features of a block of images
 */
record NetworkLimits(long memory, Duration opening, Duration answer) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Returns half of the memory of this machine or container, and five minutes for each block. */
  static NetworkLimits ofThisMachine() {
    var machine =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return new NetworkLimits(machine.getTotalMemorySize() / 2, PATIENCE, PATIENCE);
  }
}
