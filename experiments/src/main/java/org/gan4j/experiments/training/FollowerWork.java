package org.gan4j.experiments.training;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.Devices;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.process.StopSignal;
import org.gan4j.experiments.replica.Listening;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.process.Cluster;
import org.gan4j.train.internal.process.Follower;
import org.gan4j.train.internal.process.FollowerSettings;
import org.gan4j.train.internal.process.ProcessLost;
import org.gan4j.train.internal.process.RendezvousSettings;
import org.gan4j.train.session.Followers;
import org.gan4j.train.session.TrainingSession;

/** Trains as a follower: the chief writes the files and prints. */
record FollowerWork(ProcessRank place, RendezvousSettings meeting, PrintStream terminal) {

  /** A follower is not ended by its own stop signal, because the chief decides when it ends. */
  private static final Duration PATIENCE = Duration.ofDays(365);

  /**
   * Trains with the other processes until the training has ended.
   *
   * @return the run of the training, as not finished, because the chief finishes it
   * @throws org.gan4j.train.TrainingFailure if the training has failed or the chief is lost
   */
  Trained follow() {
    FollowerSettings invitation =
        new FollowerSettings(
            meeting, place.rank(), place.chiefHost(), place.port(), place.ownHost());
    StopSignal ignored = new StopSignal(PATIENCE);
    try (Follower follower = Follower.join(invitation)) {
      follower.beforeEnd(loss -> terminal.println(loss.getMessage()));
      try {
        return new Trained(new RunDirectory(Path.of(train(follower))), false);
      } catch (RuntimeException | Error failed) {
        follower.fail(why(failed));
        throw failed;
      }
    } finally {
      ignored.close();
    }
  }

  private static String why(Throwable failed) {
    return failed instanceof ProcessLost loss ? loss.found() : String.valueOf(failed.getMessage());
  }

  private String train(Follower follower) {
    Experiment experiment = Experiment.parse("the config of process 0", follower.config());
    Devices.prepare(experiment, place, terminal::println);
    Dataset dataset = ExperimentFactory.dataset(experiment, Split.TRAIN);
    Cluster cluster = follower.cluster();
    terminal.println(Listening.server(cluster));
    try (TrainingGraph graph = ExperimentFactory.graph(experiment, dataset, place);
        TrainingSession session =
            new TrainingSession(graph, Devices.open(experiment, cluster, graph), Followers.NONE)) {
      session.load(dataset);
      return follower.follow(session, dataset.contentHash());
    }
  }
}
