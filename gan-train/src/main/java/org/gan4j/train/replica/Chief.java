package org.gan4j.train.replica;

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

  private final ServerSocket door;
  private final LostWatch watch = new LostWatch();
  private final Map<Integer, Peer> peers = new TreeMap<>();
  private final Reception reception;

  private Chief(Meeting meeting, ServerSocket door) {
    this.door = door;
    this.reception = new Reception(meeting, door, watch::lost);
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
   * @throws InputException if somebody does not come in time
   */
  public Cluster gather(String host, String config) {
    List<String> all = reception.await(host, peers);
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
            String.format(
                Locale.ROOT,
                "step %d: %s: expected the state of replica 0, found another. The processors may differ, or a variant keeps a state that is not the same in all replicas.",
                step,
                peer.name()));
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
   * @param again whether it begins again from the last checkpoint
   * @param run the folder of the run; empty where there is none
   */
  public void end(String failure, boolean again, String run) {
    watch.over();
    for (Peer peer : peers.values()) {
      try {
        peer.send(new Message.End(failure, again, run));
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
    open.add(reception);
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Exception gone) {
        continue;
      }
    }
  }
}
