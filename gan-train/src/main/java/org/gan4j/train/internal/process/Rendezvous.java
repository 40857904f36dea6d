package org.gan4j.train.internal.process;

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
 * Accepts the connections of the followers and refuses all others. All callers are questioned at
 * the same time. Each has a few seconds in all, and may send a few kilobytes, until it has proved
 * who it is.
 */
final class Rendezvous implements AutoCloseable {

  private static final int CALLERS = 64;
  private static final long MOST_MILLIS = 10_000;

  private final RendezvousSettings settings;
  private final ServerSocket socket;
  private final Consumer<ProcessLost> watch;
  private final Semaphore places = new Semaphore(CALLERS);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "rendezvous-clock"));
  private final Map<Integer, RemoteProcess> others = new TreeMap<>();
  private final Map<Integer, String> addresses = new TreeMap<>();
  private String refused = "";

  /**
   * @param socket open; closed with this
   * @param watch called for each process that is lost
   */
  Rendezvous(RendezvousSettings settings, ServerSocket socket, Consumer<ProcessLost> watch) {
    this.settings = settings;
    this.socket = socket;
    this.watch = watch;
    daemon(this::receiveAll, "rendezvous").start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Waits until all followers have connected, then closes the socket.
   *
   * @param host name under which the followers reach this process
   * @param come receives the followers, by rank
   * @return the addresses of the TensorFlow servers, by rank
   * @throws InputException if a follower does not connect in time
   */
  synchronized List<String> await(String host, Map<Integer, RemoteProcess> come) {
    addresses.put(0, address(host, Ports.free()));
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    while (others.size() < settings.count() - 1) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        come.putAll(others);
        throw absent();
      }
      pause(left);
    }
    come.putAll(others);
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
    while (others.containsKey(missing)) {
      missing++;
    }
    String detail = refused.isEmpty() ? "" : " (" + refused + ")";
    return new InputException(
        "process " + missing,
        String.format(
            Locale.ROOT,
            "expected a connection within %d s, found none%s",
            settings.timeout().toSeconds(),
            detail),
        "Start the same command for every process of the training.");
  }

  private void receiveAll() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        if (places.tryAcquire()) {
          daemon(() -> receive(caller), "rendezvous-caller").start();
        } else {
          caller.close();
        }
      } catch (IOException closed) {
        Thread.onSpinWait();
      }
    }
  }

  private void receive(Socket caller) {
    long most = Math.min(MOST_MILLIS, settings.timeout().toMillis());
    Future<?> end = clock.schedule(() -> close(caller), most, TimeUnit.MILLISECONDS);
    try {
      MessageConnection connection = new MessageConnection(caller, settings.timeout());
      byte[] challenge = Proof.nonce();
      connection.send(new Message.Challenge(challenge));
      if (connection.receive() instanceof Message.Hello hello && end.cancel(false)) {
        greet(connection, challenge, hello);
      } else {
        caller.close();
      }
    } catch (IOException gone) {
      close(caller);
    } finally {
      end.cancel(false);
      places.release();
    }
  }

  private static void close(Socket caller) {
    try {
      caller.close();
    } catch (IOException gone) {
      // The socket is closed already.
    }
  }

  private synchronized void greet(
      MessageConnection connection, byte[] challenge, Message.Hello hello) throws IOException {
    String problem = problem(challenge, hello);
    if (!problem.isEmpty()) {
      refused = "one process was refused: " + problem;
      connection.send(new Message.Refused(problem));
      connection.close();
      return;
    }
    connection.send(new Message.Accepted(Proof.ofChief(settings.secret(), challenge, hello)));
    connection.trust();
    String name = String.format(Locale.ROOT, "process %d (%s)", hello.rank(), hello.host());
    others.put(hello.rank(), new RemoteProcess(name, connection, settings.timeout(), watch));
    addresses.put(hello.rank(), address(hello.host(), hello.port()));
    notifyAll();
  }

  private String problem(byte[] challenge, Message.Hello hello) {
    byte[] expected = Proof.ofFollower(settings.secret(), challenge, hello);
    if (!Proof.isSame(hello.proof(), expected)) {
      return "it does not know the secret: "
          + RendezvousSettings.SECRET
          + " must be the same for every process";
    }
    if (!hello.version().equals(settings.version())) {
      return String.format(Locale.ROOT, "it is %s, not %s", hello.version(), settings.version());
    }
    if (!hello.config().equals(settings.config())) {
      return "it has another config";
    }
    boolean free =
        hello.rank() > 0 && hello.rank() < settings.count() && !others.containsKey(hello.rank());
    return free ? "" : "this training has no place for a process " + hello.rank();
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      socket.close();
    } catch (IOException gone) {
      // The socket is closed already.
    }
  }
}
