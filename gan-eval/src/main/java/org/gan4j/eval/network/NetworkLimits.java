package org.gan4j.eval.network;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a network from outside may take.
 *
 * @param memory bytes of its process
 * @param opening until it is read, checked and ready
 * @param answer until it has the features of a block of images
 */
record NetworkLimits(long memory, Duration opening, Duration answer) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Half of the memory that this machine or container has, and five minutes a block. */
  static NetworkLimits ofThisMachine() {
    var machine =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return new NetworkLimits(machine.getTotalMemorySize() / 2, PATIENCE, PATIENCE);
  }
}
