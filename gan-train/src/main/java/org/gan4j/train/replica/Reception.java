package org.gan4j.train.replica;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.core.InputException;

/** Where followers come in, and those who do not belong here are sent away. */
final class Reception {

  private static final int TICK_MILLIS = 200;

  private final Meeting meeting;
  private final ServerSocket door;
  private final Consumer<PeerLost> watch;
  private final Map<Integer, String> addresses = new TreeMap<>();
  private String refused = "";

  /**
   * @param door open
   * @param watch told of peers that are lost
   */
  Reception(Meeting meeting, ServerSocket door, Consumer<PeerLost> watch) {
    this.meeting = meeting;
    this.door = door;
    this.watch = watch;
  }

  /**
   * Waits for all.
   *
   * @param host by which all others reach this process
   * @param hopeless asked meanwhile: why somebody cannot come
   * @param peers receives who comes, by rank
   * @return the addresses of the TensorFlow servers, by rank
   * @throws InputException if somebody does not come in time
   */
  List<String> await(String host, Supplier<Optional<String>> hopeless, Map<Integer, Peer> peers) {
    addresses.put(0, address(host, Ports.free()));
    long deadline = System.nanoTime() + meeting.timeout().toNanos();
    while (peers.size() < meeting.count() - 1) {
      Optional<String> reason = hopeless.get();
      if (System.nanoTime() > deadline || reason.isPresent()) {
        throw absent(peers, reason.orElse(refused));
      }
      acceptOne(peers);
    }
    return List.copyOf(addresses.values());
  }

  private InputException absent(Map<Integer, Peer> peers, String reason) {
    int missing = 1;
    while (peers.containsKey(missing)) {
      missing++;
    }
    String detail = reason.isEmpty() ? "" : " (" + reason + ")";
    return new InputException(
        "replica " + missing,
        String.format(
            Locale.ROOT,
            "expected it within %d s, found nobody%s",
            meeting.timeout().toSeconds(),
            detail),
        "Start the same command in each place of the training.");
  }

  private void acceptOne(Map<Integer, Peer> peers) {
    try {
      door.setSoTimeout(TICK_MILLIS);
      Socket socket = door.accept();
      Wire wire = new Wire(socket, meeting.timeout());
      if (wire.receive() instanceof Message.Hello hello) {
        greet(wire, hello, peers);
      } else {
        wire.close();
      }
    } catch (SocketTimeoutException nobody) {
      Thread.onSpinWait();
    } catch (IOException gone) {
      refused = "one came and left: " + gone.getMessage();
    }
  }

  private void greet(Wire wire, Message.Hello hello, Map<Integer, Peer> peers) throws IOException {
    String problem = problem(hello, peers);
    if (!problem.isEmpty()) {
      refused = "one came and was refused: " + problem;
      wire.send(new Message.Refused(problem));
      wire.close();
      return;
    }
    String name = String.format(Locale.ROOT, "replica %d (%s)", hello.rank(), hello.host());
    peers.put(hello.rank(), new Peer(name, wire, meeting.timeout(), watch));
    addresses.put(hello.rank(), address(hello.host(), hello.port()));
  }

  private String problem(Message.Hello hello, Map<Integer, Peer> peers) {
    if (!hello.secret().equals(meeting.secret())) {
      return "it has another config";
    }
    if (!hello.version().equals(meeting.version())) {
      return String.format(Locale.ROOT, "it is %s, not %s", hello.version(), meeting.version());
    }
    boolean free =
        hello.rank() > 0 && hello.rank() < meeting.count() && !peers.containsKey(hello.rank());
    return free ? "" : "there is no place for a replica " + hello.rank();
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
