package org.gan4j.train.internal.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.train.TrainingFailure;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.Followers;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The process of rank 0 of a training that runs as several. It alone writes files and prints, and
 * it tells the followers what to do.
 */
public final class Chief implements Followers, AutoCloseable {

  private final ServerSocket socket;
  private final ProcessWatch watch = new ProcessWatch();
  private final Map<Integer, RemoteProcess> others = new TreeMap<>();
  private final Rendezvous rendezvous;

  private Chief(RendezvousSettings settings, ServerSocket socket) {
    this.socket = socket;
    this.rendezvous = new Rendezvous(settings, socket, watch::lost);
  }

  /**
   * Opens the port at which the followers connect.
   *
   * @param at address to listen at; port 0 for any free port
   * @throws InputException if the port is taken
   */
  public static Chief listen(RendezvousSettings settings, InetSocketAddress at) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(at);
      return new Chief(settings, socket);
    } catch (IOException taken) {
      throw InputException.atKey(
          "/execution/port",
          "cannot listen at " + at + " (" + taken.getMessage() + ")",
          "Name another port, or leave the key out.",
          taken);
    }
  }

  /** Returns the port at which the chief listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /**
   * Waits until all followers have connected, and sends them the config.
   *
   * @param host name under which the followers reach this process
   * @param config of the experiment
   * @throws InputException if a follower does not connect in time
   */
  public Cluster gather(String host, String config) {
    List<String> all = rendezvous.await(host, others);
    tellAll(new Message.Welcome(config, all));
    return new Cluster(all, 0);
  }

  /**
   * Waits until all followers are ready to train.
   *
   * @param data hash of the images
   * @throws InputException if a follower has other images
   */
  public void awaitReady(String data) {
    for (RemoteProcess other : others.values()) {
      String found = ((Message.Ready) other.take()).data();
      if (!found.equals(data)) {
        throw new InputException(
            other.name() + ": /dataset",
            "expected the images of process 0 (SHA-256 " + data + "), found others (" + found + ")",
            "Give all processes of the training the same images.");
      }
    }
  }

  /** Sets what is done before this process is ended because it waits for a lost process. */
  public void beforeEnd(Consumer<ProcessLost> last) {
    watch.beforeEnd(last);
  }

  /**
   * Compares the state of this process with those of the followers.
   *
   * @param state hash of all variables of this process
   * @throws TrainingFailure if a follower has another state
   */
  public void requireSame(long step, String state) {
    tellAll(new Message.AskState(step));
    for (RemoteProcess other : others.values()) {
      if (!((Message.State) other.take()).hash().equals(state)) {
        throw new TrainingFailure(
            String.format(
                Locale.ROOT,
                "step %d: %s: expected the state of process 0, found another. The processors may differ, or a variant keeps a state that is not the same in all processes.",
                step,
                other.name()));
      }
    }
  }

  @Override
  public <T> T run(GraphPhase phase, Followers.StepState at, int[][] batch, Supplier<T> own) {
    tellAll(new Message.Run(phase.built().name(), at, batch));
    return watch.run(own);
  }

  @Override
  public <T> T compute(
      GraphPhase phase,
      Followers.StepState at,
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
   * Tells the followers that the training has ended.
   *
   * @param failure why it failed; empty if it did not
   * @param again whether the training begins again from the last checkpoint
   * @param run the folder of the run; empty if there is none
   */
  public void end(String failure, boolean again, String run) {
    watch.over();
    for (RemoteProcess other : others.values()) {
      try {
        other.send(new Message.End(failure, again, run));
      } catch (ProcessLost gone) {
        continue;
      }
    }
  }

  private void tellAll(Message message) {
    others.values().forEach(other -> other.send(message));
  }

  @Override
  public void close() {
    watch.over();
    List<AutoCloseable> open = new ArrayList<>(others.values());
    open.add(rendezvous);
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception gone) {
        continue;
      }
    }
  }
}
