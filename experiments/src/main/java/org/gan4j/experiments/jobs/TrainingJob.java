package org.gan4j.experiments.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.AtomicFile;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.Workbench.Trained;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.doctor.Device;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.graph.TrainingSession;
import org.gan4j.train.run.MetricLog;
import org.gan4j.train.run.Progress;
import org.gan4j.train.run.Provenance;
import org.gan4j.train.run.SampleGrids;
import org.gan4j.train.run.TensorBoardLog;

/**
 * Trains an experiment in a run directory, from the beginning or from its last checkpoint. Whatever
 * can be wrong with the experiment is found before the directory is made.
 */
final class TrainingJob {

  private final Experiment experiment;
  private final PrintStream terminal;
  private final String config;

  TrainingJob(Experiment experiment, PrintStream terminal) {
    this.experiment = experiment;
    this.terminal = terminal;
    this.config = ConfigWriter.write(experiment);
  }

  /** Trains in a new run directory. */
  Trained start(String name, Path runs) {
    Dataset dataset = Builds.dataset(experiment, Split.TRAIN);
    try (TrainingGraph graph = measurable(dataset);
        TrainingSession session = Builds.session(experiment, graph)) {
      session.load(dataset);
      session.initialize();
      RunDirectory run = create(runs, name);
      terminal.println("Training in " + run.path());
      Provenance provenance = Provenances.collect(experiment, dataset, graph);
      return RunLock.holding(run, () -> train(run, session, provenance, 0));
    }
  }

  private TrainingGraph measurable(Dataset dataset) {
    TrainingGraph graph = Builds.graph(experiment, dataset);
    try {
      EvaluationJob.requireMeasurable(experiment, dataset, graph);
      return graph;
    } catch (RuntimeException refused) {
      graph.close();
      throw refused;
    }
  }

  /**
   * Goes on in a run directory.
   *
   * @param force whether the experiment and its images may be others than the checkpoint's
   */
  Trained resume(RunDirectory run, boolean force) {
    return RunLock.holding(run, () -> resumeLocked(run, force));
  }

  private Trained resumeLocked(RunDirectory run, boolean force) {
    run.sweep();
    Optional<Checkpoint> latest = LatestCheckpoint.recovered(run, terminal);
    if (!force) {
      latest.ifPresent(checkpoint -> requireSameConfig(run, checkpoint));
    }
    long done = latest.map(Checkpoint::step).orElse(0L);
    if (done >= experiment.training().steps()) {
      terminal.println(run.path() + " has its " + done + " steps: nothing is left to train");
      return new Trained(run, true);
    }
    Dataset dataset = Builds.dataset(experiment, Split.TRAIN);
    if (!force) {
      requireSameData(run, dataset);
    }
    try (TrainingGraph graph = Builds.graph(experiment, dataset);
        TrainingSession session = Builds.session(experiment, graph)) {
      session.load(dataset);
      latest.ifPresentOrElse(found -> found.restore(session), session::initialize);
      writeConfig(run);
      terminal.println("Resuming " + run.path() + " after step " + done);
      return train(run, session, Provenances.ofResumed(run, experiment, dataset, graph), done);
    }
  }

  private Trained train(
      RunDirectory run, TrainingSession session, Provenance provenance, long done) {
    Device.notice(Device.all()).ifPresent(terminal::println);
    try (StopSignal stop = new StopSignal()) {
      Instant started = Instant.now();
      long nanos = System.nanoTime();
      provenance.write(run.provenance());
      long last = watched(run, session, done, stop::raised);
      double seconds = (System.nanoTime() - nanos) / 1e9;
      provenance
          .with(new Provenance.SessionTime(done, last, started.toString(), seconds))
          .write(run.provenance());
      boolean finished = last == experiment.training().steps();
      write(run, finished ? RunStatus.State.FINISHED : RunStatus.State.STOPPED, last, null);
      if (!finished) {
        terminal.println("Stopped after step " + last + ". Go on: gan resume " + run.path());
      }
      return new Trained(run, finished);
    }
  }

  /** Trains, and keeps the run's status true whatever becomes of it. */
  private long watched(RunDirectory run, TrainingSession session, long done, BooleanSupplier stop) {
    write(run, RunStatus.State.TRAINING, done, null);
    try {
      return train(run, session, done, stop);
    } catch (RuntimeException | Error failed) {
      recordFailure(run, failed);
      throw failed;
    }
  }

  /** Where even that cannot be written, as on a full disk, the failure itself is what counts. */
  private void recordFailure(RunDirectory run, Throwable failed) {
    try {
      long kept = new CheckpointStore(run.checkpoints()).newestStep().orElse(0);
      write(run, RunStatus.State.FAILED, kept, reason(failed));
    } catch (RuntimeException unwritten) {
      failed.addSuppressed(unwritten);
    }
  }

  private static String reason(Throwable failed) {
    return failed.getMessage() == null ? failed.getClass().getName() : failed.getMessage();
  }

  private void write(RunDirectory run, RunStatus.State state, long step, String reason) {
    new RunStatus(state, step, experiment.training().steps(), reason).write(run);
  }

  private long train(RunDirectory run, TrainingSession session, long done, BooleanSupplier stop) {
    CheckpointStore store = new CheckpointStore(run.checkpoints());
    List<BatchOrder> orders = BatchOrder.ofDomains(session.graph().settings());
    List<TrainingListener> logs = List.of(new MetricLog(run.metrics()), new TensorBoardLog(run));
    List<TrainingListener> listeners = new ArrayList<>();
    try (PeriodicEvaluation evaluation =
        PeriodicEvaluation.of(experiment, run, session, logs, config)) {
      listeners.add(new SampleGrids(session, run));
      listeners.addAll(logs);
      if (evaluation != null) {
        listeners.add(evaluation);
      }
      listeners.add(store.keeping(session, config));
      listeners.add(statusOf(run));
      listeners.add(Progress.to(terminal, System.console() != null));
      return new Trainer(session, Builds.plan(experiment.training()), orders, listeners)
          .train(done, stop);
    }
  }

  private TrainingListener statusOf(RunDirectory run) {
    return new TrainingListener() {
      @Override
      public void checkpointDue(long step) {
        write(run, RunStatus.State.TRAINING, step, null);
      }
    };
  }

  /** The config file in the folder must be the one that the checkpoint was trained with. */
  private static void requireSameConfig(RunDirectory run, Checkpoint checkpoint) {
    ConfigCheckpoints.difference(run, checkpoint)
        .ifPresent(
            difference -> {
              throw new InputException(
                  run.config().toString(),
                  "expected the config of checkpoint step "
                      + checkpoint.step()
                      + ", found "
                      + difference,
                  "Put the old values back, and change them with --set and --force.");
            });
  }

  /** Equal configs must mean equal images: a folder may have been changed since. */
  private void requireSameData(RunDirectory run, Dataset dataset) {
    if (!Files.exists(run.provenance())) {
      return;
    }
    String expected = Provenance.read(run.provenance()).datasetSha256();
    if (!dataset.contentHash().equals(expected)) {
      throw new InputException(
          "/dataset",
          "expected the images that the run began with (SHA-256 "
              + expected
              + "), found others ("
              + dataset.contentHash()
              + ")",
          "Put them back, or go on with these by --force.");
    }
  }

  private RunDirectory create(Path runs, String name) {
    RunDirectory run = RunDirectory.create(runs, name);
    try {
      writeConfig(run);
      return run;
    } catch (InputException unwritten) {
      run.delete();
      throw unwritten;
    }
  }

  private void writeConfig(RunDirectory run) {
    AtomicFile.write(run.config(), config.getBytes(UTF_8));
  }
}
