package org.gan4j.train.internal.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.train.TrainingFailure;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A process of a training that does what the {@link Chief} tells it. */
public final class Follower implements AutoCloseable {

  private static final int TICK_MILLIS = 200;

  private final RemoteProcess chief;
  private final ProcessWatch watch;
  private final Message.Welcome welcome;
  private final int rank;

  private Follower(RemoteProcess chief, ProcessWatch watch, Message.Welcome welcome, int rank) {
    this.chief = chief;
    this.watch = watch;
    this.welcome = welcome;
    this.rank = rank;
  }

  /**
   * Connects to the chief, and waits until all other processes have connected too.
   *
   * @throws InputException if there is no chief, or if it refuses this process
   */
  public static Follower join(FollowerSettings to) {
    long deadline = System.nanoTime() + to.rendezvous().timeout().toNanos();
    while (true) {
      try {
        return ask(to, connect(to, deadline));
      } catch (IOException failed) {
        if (System.nanoTime() > deadline) {
          throw absent(to, failed);
        }
        sleep();
      }
    }
  }

  /** A follower that gets no answer tries again: the chief may be busy with strangers. */
  private static Follower ask(FollowerSettings to, MessageConnection connection)
      throws IOException {
    try {
      ProcessWatch watch = new ProcessWatch();
      Handshake.of(to, connection);
      RemoteProcess chief =
          new RemoteProcess(name(to), connection, to.rendezvous().timeout(), watch::lost);
      return new Follower(chief, watch, (Message.Welcome) chief.take(), to.rank());
    } catch (IOException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  private static InputException absent(FollowerSettings to, IOException failed) {
    return new InputException(
        name(to),
        String.format(
            Locale.ROOT,
            "expected a connection within %d s, found none (%s)",
            to.rendezvous().timeout().toSeconds(),
            failed.getMessage()),
        "Start the same command on that machine.",
        failed);
  }

  static String name(FollowerSettings to) {
    return String.format(Locale.ROOT, "process 0 (%s:%d)", to.chiefHost(), to.chiefPort());
  }

  private static MessageConnection connect(FollowerSettings to, long deadline) throws IOException {
    Socket socket = new Socket();
    try {
      int left = (int) TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      socket.connect(
          new InetSocketAddress(to.chiefHost(), to.chiefPort()), Math.max(TICK_MILLIS, left));
      return new MessageConnection(socket, to.rendezvous().timeout());
    } catch (IOException notYet) {
      socket.close();
      throw notYet;
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Returns the config of the experiment. */
  public String config() {
    return welcome.config();
  }

  /** Returns the TensorFlow servers of all processes. */
  public Cluster cluster() {
    return new Cluster(welcome.addresses(), rank);
  }

  /** Sets what is done before this process is ended because it waits for a lost chief. */
  public void beforeEnd(Consumer<ProcessLost> last) {
    watch.beforeEnd(last);
  }

  /**
   * Does what the chief tells it until the training has ended.
   *
   * @param session on a graph like the chief's, with its images loaded
   * @param data hash of the images
   * @return the folder of the run; empty if there is none
   * @throws TrainingFailure if the training has failed or the chief is lost
   */
  public String follow(TrainingSession session, String data) {
    chief.send(new Message.Ready(data));
    while (true) {
      Message message = chief.take();
      if (message instanceof Message.End end) {
        watch.over();
        if (end.again()) {
          throw new ProcessLost(chief.name(), "it starting again (" + end.failure() + ")");
        }
        if (!end.failure().isEmpty()) {
          throw new TrainingFailure("The training has failed in process 0: " + end.failure());
        }
        return end.run();
      }
      act(session, message);
    }
  }

  private void act(TrainingSession session, Message message) {
    if (message instanceof Message.Run run) {
      session.follow(run.at());
      watch.run(
          () -> {
            session.run(phase(session, run.phase()), run.batch());
            return null;
          });
    } else if (message instanceof Message.Compute compute) {
      session.follow(compute.at());
      GraphPhase phase = phase(session, compute.phase());
      List<Operand<TFloat32>> values = values(session.graph().graph(), compute.values());
      watch.run(() -> session.compute(phase, values, Map.of(), compute.batch()));
    } else if (message instanceof Message.Write write) {
      session.variables().write(write.values());
    } else if (message instanceof Message.AskState ask) {
      chief.send(new Message.State(Fingerprint.of(session, ask.step()).state()));
    }
  }

  private static GraphPhase phase(TrainingSession session, String name) {
    return session.graph().phases().stream()
        .filter(phase -> phase.built().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Operand<TFloat32>> values(Graph graph, List<String> names) {
    List<Operand<TFloat32>> values = new ArrayList<>();
    for (String name : names) {
      int colon = name.lastIndexOf(':');
      int output = Integer.parseInt(name.substring(colon + 1));
      values.add(graph.operation(name.substring(0, colon)).output(output));
    }
    return values;
  }

  /** Tells the chief why this process cannot go on. */
  public void fail(String why) {
    try {
      chief.send(new Message.Failed(why));
    } catch (ProcessLost gone) {
      // The chief is lost, so it needs no message.
    }
  }

  @Override
  public void close() {
    watch.over();
    chief.close();
  }
}
