package org.gan4j.experiments.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets of a process, as Linux tells them. */
final class Sockets {

  private static final String LISTENING = "0A";

  private Sockets() {}

  /** Addresses that a process listens at, in hexadecimal, as {@code /proc/net/tcp} has them. */
  static List<String> listening(long pid) throws IOException {
    Set<String> own = inodes(Path.of("/proc/" + pid + "/fd"));
    return Stream.concat(lines(pid, "tcp"), lines(pid, "tcp6"))
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[3].equals(LISTENING) && own.contains(fields[9]))
        .map(fields -> fields[1])
        .toList();
  }

  private static Stream<String> lines(long pid, String table) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table)).stream().skip(1);
  }

  private static Set<String> inodes(Path descriptors) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path descriptor : (Iterable<Path>) all::iterator) {
        String target = Files.readSymbolicLink(descriptor).toString();
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }
}
