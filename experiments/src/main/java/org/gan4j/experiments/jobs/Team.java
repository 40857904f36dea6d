package org.gan4j.experiments.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Version;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.replica.LocalReplicas;
import org.gan4j.experiments.replica.Place;
import org.gan4j.experiments.replica.SlurmTask;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.graph.Replica;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.graph.TrainingSession;
import org.gan4j.train.replica.Chief;
import org.gan4j.train.replica.Meeting;
import org.gan4j.train.replica.PeerLost;

/**
 * The processes of a training, seen from the first of them. Of a training in one process it is that
 * process alone, and does nothing.
 */
final class Team implements AutoCloseable {

  private static final int SECRET_BYTES = 16;

  private final Experiment experiment;
  private final Place place;
  private final Optional<Chief> chief;
  private final Optional<LocalReplicas> started;
  private String run = "";
  private boolean told;
  private boolean gathered;

  private Team(
      Experiment experiment, Place place, Optional<Chief> chief, Optional<LocalReplicas> started) {
    this.experiment = experiment;
    this.place = place;
    this.chief = chief;
    this.started = started;
  }

  /** This process's place in a training. */
  static Place place(Experiment experiment) {
    return Place.of(Builds.execution(experiment), System.getenv(), SlurmTask::firstNode);
  }

  /** What the processes of a training agree on; on several machines the config is their secret. */
  static Meeting meeting(Experiment experiment, int count) {
    String secret = Hashing.sha256().hashString(ConfigWriter.write(experiment), UTF_8).toString();
    return meeting(Builds.execution(experiment).patience(), count, secret);
  }

  static Meeting meeting(Duration patience, int count, String secret) {
    return new Meeting(count, patience, secret, "gan4j " + Version.current());
  }

  /** Of one process, whatever the config says. */
  static Team alone(Experiment experiment) {
    return of(experiment, Place.local(0, 1, 0));
  }

  /** Starts to listen for the others, and starts those of this machine. */
  static Team of(Experiment experiment, Place place) {
    if (place.count() == 1) {
      return new Team(experiment, place, Optional.empty(), Optional.empty());
    }
    if (!place.starts()) {
      Meeting meeting = meeting(experiment, place.count());
      Chief chief = Chief.listen(meeting, new InetSocketAddress(place.port()));
      return new Team(experiment, place, Optional.of(chief), Optional.empty());
    }
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    Meeting meeting = meeting(Builds.execution(experiment).patience(), place.count(), secret);
    InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port());
    Chief chief = Chief.listen(meeting, at);
    return new Team(
        experiment, place, Optional.of(chief), Optional.of(start(place, chief, meeting)));
  }

  private static LocalReplicas start(Place place, Chief chief, Meeting meeting) {
    List<String> arguments =
        List.of(
            "replica",
            "--count=" + place.count(),
            "--port=" + chief.port(),
            "--timeout=" + meeting.timeout().toSeconds(),
            "--rank");
    try {
      return LocalReplicas.start(
          place.count(), arguments, Map.of(FollowerJob.SECRET, meeting.secret()));
    } catch (RuntimeException failed) {
      chief.close();
      throw failed;
    }
  }

  Replica replica() {
    return place.replica(Builds.execution(experiment));
  }

  /**
   * Opens the session; the caller closes it.
   *
   * @throws org.gan4j.core.InputException if somebody does not come
   */
  TrainingSession session(TrainingGraph graph) {
    if (chief.isEmpty()) {
      return Builds.session(experiment, graph);
    }
    var cluster =
        chief
            .get()
            .gather(
                place.ownHost(),
                ConfigWriter.write(experiment),
                () -> started.flatMap(LocalReplicas::ended));
    gathered = true;
    return new TrainingSession(
        graph,
        Devices.open(
            cluster, place, graph, Builds.sessionSettings(experiment).inAnyOrder().toProto()),
        chief.get());
  }

  /** Waits until all others can begin. */
  void awaitReady(Dataset dataset) {
    chief.ifPresent(first -> first.awaitReady(dataset.contentHash()));
  }

  /** Holds the states of all against each other at each checkpoint. */
  TrainingListener comparing(TrainingSession session) {
    return new TrainingListener() {
      @Override
      public void checkpointDue(long step) {
        chief.ifPresent(first -> first.requireSame(step, Fingerprint.of(session, step).state()));
      }
    };
  }

  /** Says what is done before the process is ended, as another one is gone. */
  void beforeEnd(Consumer<PeerLost> last) {
    chief.ifPresent(first -> first.beforeEnd(last));
  }

  /** Tells the others that the training has ended. */
  void ended(String folder) {
    run = folder;
    tell("");
  }

  /** Tells the others that the training has failed. */
  void failed(Throwable failure) {
    tell(String.valueOf(failure.getMessage()));
  }

  private void tell(String failure) {
    if (!told) {
      told = true;
      chief.ifPresent(first -> first.end(failure, run));
    }
  }

  /** Ends the others, if they do not know yet. */
  @Override
  public void close() {
    tell("it ended before its first step");
    chief.ifPresent(Chief::close);
    if (!gathered) {
      started.ifPresent(LocalReplicas::kill);
    }
    started.ifPresent(LocalReplicas::close);
  }
}
