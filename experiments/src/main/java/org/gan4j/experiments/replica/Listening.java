package org.gan4j.experiments.replica;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.stream.Collectors;
import org.gan4j.train.internal.process.Cluster;

/** Describes the ports that a process opens. */
public final class Listening {

  private Listening() {}

  /** Describes the port at which the chief waits for the followers. */
  public static String door(int port) {
    return "Waiting for the other processes at port " + port + " of " + addresses();
  }

  /** Describes the port of TensorFlow's server in this process. */
  public static String server(Cluster cluster) {
    String address = cluster.addresses().get(cluster.rank());
    return "TensorFlow listens at port "
        + address.substring(address.lastIndexOf(':') + 1)
        + " of "
        + addresses()
        + ": whoever reaches it controls this process";
  }

  private static String addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(InetAddress::getHostAddress)
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }
}
