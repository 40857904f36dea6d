package org.gan4j.experiments.replica;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;

/** The machines of a training by name, with one process each; the first is the chief. */
final class HostList {

  private static final String PLACE = "/execution/hosts";

  private HostList() {}

  /**
   * Finds the rank of this process.
   *
   * @param rank rank given by the user, or null to find this machine in the list
   */
  static ProcessRank place(List<String> hosts, int port, String rank) {
    int own = rank == null ? find(hosts) : parse(rank, hosts.size());
    String host = hosts.get(own);
    int localRank = Collections.frequency(hosts.subList(0, own), host);
    return new ProcessRank(own, hosts.size(), localRank, host, hosts.get(0), port);
  }

  private static int parse(String rank, int count) {
    try {
      int value = Integer.parseInt(rank.strip());
      if (value >= 0 && value < count) {
        return value;
      }
    } catch (NumberFormatException none) {
      throw wrongRank(rank, count, none);
    }
    throw wrongRank(rank, count, null);
  }

  private static InputException wrongRank(String rank, int count, Exception cause) {
    return new InputException(
        "GAN_RANK",
        String.format(Locale.ROOT, "expected a number from 0 to %d, found '%s'", count - 1, rank),
        "It is this process's entry in " + PLACE + ".",
        cause);
  }

  private static int find(List<String> hosts) {
    List<Integer> here =
        IntStream.range(0, hosts.size()).filter(i -> isHere(hosts.get(i))).boxed().toList();
    if (here.size() == 1) {
      return here.get(0);
    }
    throw InputException.atKey(
        PLACE,
        here.isEmpty()
            ? "expected this machine among " + String.join(", ", hosts) + ", found others"
            : "this machine has " + here.size() + " entries",
        "Set the rank of this process: GAN_RANK=0, 1, ...");
  }

  private static boolean isHere(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (NetworkInterface.getByInetAddress(address) != null) {
          return true;
        }
      }
      return false;
    } catch (IOException unknown) {
      return false;
    }
  }
}
