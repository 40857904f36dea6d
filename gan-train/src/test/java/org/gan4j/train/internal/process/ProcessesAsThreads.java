package org.gan4j.train.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.Trained;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.replica.Replica;
import org.gan4j.train.session.Followers;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;

/** A chief and its followers, each with a server and a session of its own, in one process. */
final class ProcessesAsThreads implements AutoCloseable {

  private final Chief chief;
  private final TrainingGraph graph;
  private final TrainingSession session;
  private final CompletableFuture<?> followers;

  ProcessesAsThreads(int count, Variant variant) {
    var settings =
        new RendezvousSettings(count, Duration.ofSeconds(20), "secret", "config", "version");
    chief = Chief.listen(settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var all = new CompletableFuture<?>[count - 1];
    for (int i = 1; i < count; i++) {
      Replica replica = new Replica(i, count, true);
      FollowerSettings to =
          new FollowerSettings(settings, i, "localhost", chief.port(), "localhost");
      all[i - 1] = CompletableFuture.runAsync(() -> follow(to, replica, variant));
    }
    followers = CompletableFuture.allOf(all);
    Cluster cluster = chief.gather("localhost", "config");
    graph = TrainingGraph.build(variant, settings(new Replica(0, count, true)));
    session = new TrainingSession(graph, cluster.open(graph.graph(), config(), false), chief);
    session.load(images());
    chief.awaitReady("images");
    session.initialize();
  }

  private static void follow(FollowerSettings to, Replica replica, Variant variant) {
    try (Follower follower = Follower.join(to);
        TrainingGraph graph = TrainingGraph.build(variant, settings(replica));
        TrainingSession session =
            new TrainingSession(
                graph, follower.cluster().open(graph.graph(), config(), false), Followers.NONE)) {
      session.load(images());
      follower.follow(session, "images");
    }
  }

  /** Four images in a batch: all that there are. */
  private static GraphSettings settings(Replica replica) {
    return Trained.SETTINGS.withBatchSize(4).withReplica(replica);
  }

  private static org.tensorflow.proto.ConfigProto config() {
    return new SessionSettings(1).inAnyOrder().toProto();
  }

  private static Dataset images() {
    byte[] pixels = new byte[16];
    for (int i = 0; i < 16; i++) {
      pixels[i] = (byte) (i * 13);
    }
    Images images = new Images(Trained.SHAPE, pixels);
    return Dataset.of("images", images, Optional.of(new int[] {0, 1, 0, 1}), 2);
  }

  /** Runs all phases, and gives what they report. */
  Map<String, Double> step() {
    Map<String, Double> reports = new LinkedHashMap<>();
    for (GraphPhase phase : graph.phases()) {
      reports.putAll(session.runAndReport(phase, new int[] {2, 0, 3, 1}));
    }
    return reports;
  }

  TrainingSession session() {
    return session;
  }

  Chief chief() {
    return chief;
  }

  /** The same on one device of one process. */
  static Map<String, Double> alone(int steps, Variant variant) {
    return inOneProcess(settings(Replica.ONLY), steps, variant);
  }

  /** The same on several devices of one process. */
  static Map<String, Double> onDevices(int count, int steps, Variant variant) {
    List<String> devices = IntStream.range(0, count).mapToObj(index -> "CPU:" + index).toList();
    return inOneProcess(settings(Replica.ONLY).withDevices(devices, true), steps, variant);
  }

  private static Map<String, Double> inOneProcess(
      GraphSettings settings, int steps, Variant variant) {
    try (TrainingGraph graph = TrainingGraph.build(variant, settings);
        TrainingSession session = new TrainingSession(graph, new SessionSettings(1))) {
      session.load(images());
      session.initialize();
      Map<String, Double> reports = new LinkedHashMap<>();
      for (int step = 0; step < steps; step++) {
        for (GraphPhase phase : graph.phases()) {
          reports.putAll(session.runAndReport(phase, new int[] {2, 0, 3, 1}));
        }
      }
      assertThat(session.variables().differing()).isEmpty();
      return reports;
    }
  }

  @Override
  public void close() {
    chief.end("", false, "run");
    followers.join();
    session.close();
    graph.close();
    chief.close();
  }
}
