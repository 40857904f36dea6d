package org.gan4j.experiments.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Version;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.Devices;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.replica.Listening;
import org.gan4j.experiments.replica.NetworkSecret;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.experiments.replica.SlurmTask;
import org.gan4j.train.TrainingFailure;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.checkpoint.Fingerprint;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.process.Chief;
import org.gan4j.train.internal.process.Cluster;
import org.gan4j.train.internal.process.ProcessLost;
import org.gan4j.train.internal.process.RendezvousSettings;
import org.gan4j.train.session.TrainingSession;

/**
 * The processes of a training, as seen by the chief. A training in one process has only the chief,
 * on one or several devices.
 */
public final class TrainingProcesses implements AutoCloseable {

  private final Experiment experiment;
  private final ProcessRank place;
  private final Optional<Chief> chief;
  private String run = "";
  private boolean told;

  private TrainingProcesses(Experiment experiment, ProcessRank place, Optional<Chief> chief) {
    this.experiment = experiment;
    this.place = place;
    this.chief = chief;
  }

  /** Returns the rank of this process. */
  public static ProcessRank place(Experiment experiment) {
    return ProcessRank.of(
        ExperimentFactory.execution(experiment), System.getenv(), SlurmTask::firstNode);
  }

  /** Returns what the processes of a training agree on. */
  static RendezvousSettings meeting(Experiment experiment, int count) {
    String config = Hashing.sha256().hashString(ConfigWriter.write(experiment), UTF_8).toString();
    return new RendezvousSettings(
        count,
        ExperimentFactory.execution(experiment).patience(),
        NetworkSecret.of(System.getenv()),
        config,
        "gan4j " + Version.current());
  }

  /** Returns a single process, whatever the config says. */
  public static TrainingProcesses alone(Experiment experiment) {
    return new TrainingProcesses(experiment, ProcessRank.ALONE, Optional.empty());
  }

  /**
   * Opens the port at which the followers connect.
   *
   * @param terminal receives a line for each port that is opened
   */
  static TrainingProcesses of(Experiment experiment, ProcessRank place, PrintStream terminal) {
    if (place.count() == 1) {
      return alone(experiment);
    }
    RendezvousSettings meeting = meeting(experiment, place.count());
    Chief chief = Chief.listen(meeting, new InetSocketAddress(place.port()));
    terminal.println(Listening.door(chief.port()));
    return new TrainingProcesses(experiment, place, Optional.of(chief));
  }

  /**
   * Opens the session; the caller closes it.
   *
   * @throws org.gan4j.core.InputException if a follower does not connect in time
   */
  TrainingSession session(TrainingGraph graph, PrintStream terminal) {
    if (chief.isEmpty()) {
      return ExperimentFactory.session(experiment, graph);
    }
    Cluster cluster = chief.get().gather(place.ownHost(), ConfigWriter.write(experiment));
    terminal.println(Listening.server(cluster));
    return new TrainingSession(graph, Devices.open(experiment, cluster, graph), chief.get());
  }

  /** Waits until all followers are ready. */
  void awaitReady(Dataset dataset) {
    chief.ifPresent(first -> first.awaitReady(dataset.contentHash()));
  }

  /** Returns a listener that compares the states of all processes at each checkpoint. */
  TrainingListener comparing(TrainingSession session) {
    return new TrainingListener() {
      @Override
      public void checkpointDue(long step) {
        requireSameOnDevices(session, step);
        chief.ifPresent(first -> first.requireSame(step, Fingerprint.of(session, step).state()));
      }
    };
  }

  private static void requireSameOnDevices(TrainingSession session, long step) {
    if (session.graph().settings().computation().devices().isEmpty()) {
      return;
    }
    List<String> differing = session.variables().differing();
    if (!differing.isEmpty()) {
      throw new TrainingFailure(
          String.format(
              Locale.ROOT,
              "step %d: expected the same state on all devices, found another '%s'. The devices may differ, or a variant keeps a state that is not the same on all.",
              step,
              differing.get(0)));
    }
  }

  /** Sets what is done before this process is ended because another one is lost. */
  void beforeEnd(Consumer<ProcessLost> last) {
    chief.ifPresent(first -> first.beforeEnd(last));
  }

  /** Tells the followers that the training has ended. */
  void ended(String folder) {
    run = folder;
    tell("", false);
  }

  /**
   * Tells the followers that the training has failed; after the loss of a process it begins again.
   */
  void failed(Throwable failure) {
    boolean lost = failure instanceof ProcessLost;
    tell(lost ? ((ProcessLost) failure).found() : String.valueOf(failure.getMessage()), lost);
  }

  private void tell(String failure, boolean again) {
    if (!told) {
      told = true;
      chief.ifPresent(first -> first.end(failure, again, run));
    }
  }

  /** Ends the followers, if they have not been told yet. */
  @Override
  public void close() {
    tell("it ended before its first step", false);
    chief.ifPresent(Chief::close);
  }
}
