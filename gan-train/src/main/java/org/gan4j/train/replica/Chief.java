package org.gan4j.train.replica;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.train.TrainingFailure;
import org.gan4j.train.graph.Followers;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.StepState;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The process of a training that does everything that can be seen from outside, and tells the
 * others what to do with it: replica 0.
 */
public final class Chief implements Followers, AutoCloseable {

  private static final int TICK_MILLIS = 200;

  private final Meeting meeting;
  private final ServerSocket door;
  private final LostWatch watch = new LostWatch();
  private final Map<Integer, Peer> peers = new TreeMap<>();
  private final Map<Integer, String> addresses = new TreeMap<>();
  private String refused = "";

  private Chief(Meeting meeting, ServerSocket door) {
    this.meeting = meeting;
    this.door = door;
  }

  /**
   * Listens for the others.
   *
   * @param at where; port 0 for any that is free
   * @throws InputException if that place is taken
   */
  public static Chief listen(Meeting meeting, InetSocketAddress at) {
    try {
      ServerSocket door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(at);
      return new Chief(meeting, door);
    } catch (IOException taken) {
      throw new InputException(
          "/execution/port",
          "cannot listen at " + at + " (" + taken.getMessage() + ")",
          "Name another port, or leave the key out.",
          taken);
    }
  }

  /** Where it listens. */
  public int port() {
    return door.getLocalPort();
  }

  /**
   * Waits for all others to come, and tells them what is trained.
   *
   * @param host by which all others reach this process
   * @param config of the experiment
   * @param hopeless asked meanwhile: why somebody cannot come
   * @throws InputException if somebody does not come in time
   */
  public Cluster gather(String host, String config, Supplier<Optional<String>> hopeless) {
    addresses.put(0, address(host, Ports.free()));
    long deadline = System.nanoTime() + meeting.timeout().toNanos();
    while (peers.size() < meeting.count() - 1) {
      Optional<String> reason = hopeless.get();
      if (System.nanoTime() > deadline || reason.isPresent()) {
        throw absent(reason.orElse(refused));
      }
      acceptOne();
    }
    List<String> all = List.copyOf(addresses.values());
    tellAll(new Message.Welcome(config, all));
    return new Cluster(all, 0);
  }

  private InputException absent(String reason) {
    int missing = 1;
    while (peers.containsKey(missing)) {
      missing++;
    }
    String detail = reason.isEmpty() ? "" : " (" + reason + ")";
    return new InputException(
        "replica " + missing,
        "expected it within %d s, found nobody%s".formatted(meeting.timeout().toSeconds(), detail),
        "Start the same command in each place of the training.");
  }

  private void acceptOne() {
    try {
      door.setSoTimeout(TICK_MILLIS);
      Socket socket = door.accept();
      Wire wire = new Wire(socket, meeting.timeout());
      if (wire.receive() instanceof Message.Hello hello) {
        greet(wire, hello);
      } else {
        wire.close();
      }
    } catch (SocketTimeoutException nobody) {
      Thread.onSpinWait();
    } catch (IOException gone) {
      refused = "one came and left: " + gone.getMessage();
    }
  }

  private void greet(Wire wire, Message.Hello hello) throws IOException {
    String problem = problem(hello);
    if (!problem.isEmpty()) {
      refused = "one came and was refused: " + problem;
      wire.send(new Message.Refused(problem));
      wire.close();
      return;
    }
    String name = "replica %d (%s)".formatted(hello.rank(), hello.host());
    peers.put(hello.rank(), new Peer(name, wire, meeting.timeout(), watch::lost));
    addresses.put(hello.rank(), address(hello.host(), hello.port()));
  }

  private String problem(Message.Hello hello) {
    if (!hello.secret().equals(meeting.secret())) {
      return "it has another config";
    }
    if (!hello.version().equals(meeting.version())) {
      return "it is %s, not %s".formatted(hello.version(), meeting.version());
    }
    boolean free =
        hello.rank() > 0 && hello.rank() < meeting.count() && !peers.containsKey(hello.rank());
    return free ? "" : "there is no place for a replica " + hello.rank();
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /**
   * Waits for all others to be ready to train.
   *
   * @param data hash of the images
   * @throws InputException if one has other images
   */
  public void awaitReady(String data) {
    for (Peer peer : peers.values()) {
      String found = ((Message.Ready) peer.take()).data();
      if (!found.equals(data)) {
        throw new InputException(
            peer.name() + ": /dataset",
            "expected the images of replica 0 (SHA-256 " + data + "), found others (" + found + ")",
            "Give each place of the training the same images.");
      }
    }
  }

  /** Says what is done before the process is ended, where a lost peer has stopped it for good. */
  public void beforeEnd(Consumer<PeerLost> last) {
    watch.beforeEnd(last);
  }

  /**
   * Compares the states of all.
   *
   * @param state hash of all variables of this process
   * @throws TrainingFailure if one has another
   */
  public void requireSame(long step, String state) {
    tellAll(new Message.AskState(step));
    for (Peer peer : peers.values()) {
      if (!((Message.State) peer.take()).hash().equals(state)) {
        throw new TrainingFailure(
            "step %d: %s: expected the state of replica 0, found another. The processors may differ, or a variant keeps a state that is not the same in all replicas."
                .formatted(step, peer.name()));
      }
    }
  }

  @Override
  public <T> T run(GraphPhase phase, StepState at, int[][] batch, Supplier<T> own) {
    tellAll(new Message.Run(phase.built().name(), at, batch));
    return watch.run(own);
  }

  @Override
  public <T> T compute(
      GraphPhase phase,
      StepState at,
      List<Operand<TFloat32>> values,
      int[][] batch,
      Supplier<T> own) {
    List<String> names =
        values.stream()
            .map(value -> value.asOutput().op().name() + ":" + value.asOutput().index())
            .toList();
    tellAll(new Message.Compute(phase.built().name(), at, names, batch));
    return watch.run(own);
  }

  @Override
  public void write(Map<String, byte[]> values) {
    tellAll(new Message.Write(values));
  }

  /**
   * Tells all that the training has ended.
   *
   * @param failure why, where it failed; else empty
   * @param run the folder of the run; empty where there is none
   */
  public void end(String failure, String run) {
    watch.over();
    for (Peer peer : peers.values()) {
      try {
        peer.send(new Message.End(failure, run));
      } catch (PeerLost gone) {
        continue;
      }
    }
  }

  private void tellAll(Message message) {
    peers.values().forEach(peer -> peer.send(message));
  }

  @Override
  public void close() {
    watch.over();
    List<AutoCloseable> open = new ArrayList<>(peers.values());
    open.add(door);
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception gone) {
        continue;
      }
    }
  }
}
