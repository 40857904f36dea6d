package org.gan4j.train.replica;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gan4j.core.InputException;

/**
 * Where followers come in, and those who do not belong here are sent away. All who come are asked
 * side by side; each has a few seconds in all, however slowly it speaks, and a few kilobytes.
 */
final class Reception implements AutoCloseable {

  private static final int GUESTS = 64;
  private static final long MOST_MILLIS = 10_000;

  private final Meeting meeting;
  private final ServerSocket door;
  private final Consumer<PeerLost> watch;
  private final Semaphore places = new Semaphore(GUESTS);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "door-clock"));
  private final Map<Integer, Peer> peers = new TreeMap<>();
  private final Map<Integer, String> addresses = new TreeMap<>();
  private String refused = "";

  /**
   * @param door open; closed with this
   * @param watch told of peers that are lost
   */
  Reception(Meeting meeting, ServerSocket door, Consumer<PeerLost> watch) {
    this.meeting = meeting;
    this.door = door;
    this.watch = watch;
    daemon(this::receiveAll, "door").start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Waits for all, then closes the door.
   *
   * @param host by which all others reach this process
   * @param come receives who comes, by rank
   * @return the addresses of the TensorFlow servers, by rank
   * @throws InputException if somebody does not come in time
   */
  synchronized List<String> await(String host, Map<Integer, Peer> come) {
    addresses.put(0, address(host, Ports.free()));
    long deadline = System.nanoTime() + meeting.timeout().toNanos();
    while (peers.size() < meeting.count() - 1) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        come.putAll(peers);
        throw absent();
      }
      pause(left);
    }
    come.putAll(peers);
    close();
    return List.copyOf(addresses.values());
  }

  private void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private InputException absent() {
    int missing = 1;
    while (peers.containsKey(missing)) {
      missing++;
    }
    String detail = refused.isEmpty() ? "" : " (" + refused + ")";
    return new InputException(
        "replica " + missing,
        String.format(
            Locale.ROOT,
            "expected it within %d s, found nobody%s",
            meeting.timeout().toSeconds(),
            detail),
        "Start the same command in each place of the training.");
  }

  private void receiveAll() {
    while (!door.isClosed()) {
      try {
        Socket guest = door.accept();
        if (places.tryAcquire()) {
          daemon(() -> receive(guest), "door-guest").start();
        } else {
          guest.close();
        }
      } catch (IOException closed) {
        Thread.onSpinWait();
      }
    }
  }

  private void receive(Socket guest) {
    long most = Math.min(MOST_MILLIS, meeting.timeout().toMillis());
    Future<?> end = clock.schedule(() -> close(guest), most, TimeUnit.MILLISECONDS);
    try {
      Wire wire = new Wire(guest, meeting.timeout());
      byte[] challenge = Proof.nonce();
      wire.send(new Message.Challenge(challenge));
      if (wire.receive() instanceof Message.Hello hello && end.cancel(false)) {
        greet(wire, challenge, hello);
      } else {
        guest.close();
      }
    } catch (IOException gone) {
      close(guest);
    } finally {
      end.cancel(false);
      places.release();
    }
  }

  private static void close(Socket guest) {
    try {
      guest.close();
    } catch (IOException gone) {
      // Nothing is left to be closed.
    }
  }

  private synchronized void greet(Wire wire, byte[] challenge, Message.Hello hello)
      throws IOException {
    String problem = problem(challenge, hello);
    if (!problem.isEmpty()) {
      refused = "one came and was refused: " + problem;
      wire.send(new Message.Refused(problem));
      wire.close();
      return;
    }
    wire.send(new Message.Accepted(Proof.ofChief(meeting.secret(), challenge, hello)));
    wire.trust();
    String name = String.format(Locale.ROOT, "replica %d (%s)", hello.rank(), hello.host());
    peers.put(hello.rank(), new Peer(name, wire, meeting.timeout(), watch));
    addresses.put(hello.rank(), address(hello.host(), hello.port()));
    notifyAll();
  }

  private String problem(byte[] challenge, Message.Hello hello) {
    byte[] expected = Proof.ofFollower(meeting.secret(), challenge, hello);
    if (!Proof.isSame(hello.proof(), expected)) {
      return "it does not know the secret, which is " + Meeting.SECRET + " in each place";
    }
    if (!hello.version().equals(meeting.version())) {
      return String.format(Locale.ROOT, "it is %s, not %s", hello.version(), meeting.version());
    }
    if (!hello.config().equals(meeting.config())) {
      return "it has another config";
    }
    boolean free =
        hello.rank() > 0 && hello.rank() < meeting.count() && !peers.containsKey(hello.rank());
    return free ? "" : "there is no place for a replica " + hello.rank();
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      door.close();
    } catch (IOException gone) {
      // Nothing is left to be closed.
    }
  }
}
