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
 * The process of a training that does everything that can be seen from outside, and tells the
 * others what to do with it: replica 0.
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
   * Listens for the others.
   *
   * @param at where; port 0 for any that is free
   * @throws InputException if that place is taken
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

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /**
   * Waits for all others to come, and tells them what is trained.
   *
   * @param host by which all others reach this process
   * @param config of the experiment
   * @throws InputException if somebody does not come in time
   */
  public Cluster gather(String host, String config) {
    List<String> all = rendezvous.await(host, others);
    tellAll(new Message.Welcome(config, all));
    return new Cluster(all, 0);
  }

  /**
   * Waits for all others to be ready to train.
   *
   * @param data hash of the images
   * @throws InputException if one has other images
   */
  public void awaitReady(String data) {
    for (RemoteProcess other : others.values()) {
      String found = ((Message.Ready) other.take()).data();
      if (!found.equals(data)) {
        throw new InputException(
            other.name() + ": /dataset",
            "expected the images of replica 0 (SHA-256 " + data + "), found others (" + found + ")",
            "Give each place of the training the same images.");
      }
    }
  }

  /**
   * Says what is done before the process is ended, where a lost process has stopped it for good.
   */
  public void beforeEnd(Consumer<ProcessLost> last) {
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
    for (RemoteProcess other : others.values()) {
      if (!((Message.State) other.take()).hash().equals(state)) {
        throw new TrainingFailure(
            String.format(
                Locale.ROOT,
                "step %d: %s: expected the state of replica 0, found another. The processors may differ, or a variant keeps a state that is not the same in all replicas.",
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
   * Tells all that the training has ended.
   *
   * @param failure why, where it failed; else empty
   * @param again whether it begins again from the last checkpoint
   * @param run the folder of the run; empty where there is none
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
