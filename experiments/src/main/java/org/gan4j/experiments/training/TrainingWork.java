package org.gan4j.experiments.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.BesideTensorFlow;
import org.gan4j.experiments.machine.Device;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.measuring.EvaluationWork;
import org.gan4j.experiments.parts.Devices;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.LatestCheckpoint;
import org.gan4j.experiments.process.RunLock;
import org.gan4j.experiments.process.StopSignal;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.experiments.replica.TrustedNetwork;
import org.gan4j.train.checkpoint.BestCheckpoint;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.checkpoint.FingerprintLog;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.run.Provenance;
import org.gan4j.train.run.SessionRecord;
import org.gan4j.train.run.TrainingData;
import org.gan4j.train.session.TrainingSession;

/**
 * Trains an experiment in a run directory, from the beginning or from its last checkpoint.
 * Everything that can be wrong with the experiment is found before the directory is made.
 */
public final class TrainingWork {

  private final TrainRequest request;
  private final Experiment experiment;
  private final PrintStream terminal;
  private final TrainingCallback callback;
  private final String config;

  /** Makes the work of a training without a callback. */
  public TrainingWork(TrainRequest request, PrintStream terminal) {
    this(request, terminal, TrainingCallback.NONE);
  }

  public TrainingWork(TrainRequest request, PrintStream terminal, TrainingCallback callback) {
    this.request = request;
    this.experiment = request.experiment();
    this.terminal = terminal;
    this.callback = callback;
    this.config = ConfigWriter.write(experiment);
  }

  /**
   * Trains in this process, or, over the network, in a process of its own that a {@link Supervisor}
   * starts again after a loss.
   */
  public Trained train() {
    ProcessRank place = place();
    return place.count() == 1 ? trainHere(place) : new Supervisor(request, place, terminal).train();
  }

  /**
   * Trains in this process, which may be one of several.
   *
   * @throws org.gan4j.train.internal.process.ProcessLost if another process is lost
   */
  public Trained trainHere() {
    return trainHere(place());
  }

  private Trained trainHere(ProcessRank place) {
    Devices.prepare(experiment, place, terminal::println);
    if (place.follows()) {
      return new FollowerWork(place, TrainingProcesses.meeting(experiment, place.count()), terminal)
          .follow();
    }
    return request
        .run()
        .map(run -> RunLock.holding(run, () -> resume(run, place)))
        .orElseGet(() -> start(place));
  }

  private Trained start(ProcessRank place) {
    Dataset dataset =
        BesideTensorFlow.get(() -> ExperimentFactory.dataset(experiment, Split.TRAIN, terminal));
    try (TrainingProcesses team = TrainingProcesses.of(experiment, place, terminal);
        TrainingGraph graph = EvaluationWork.measurableGraph(experiment, dataset, place);
        TrainingSession session = team.session(graph, terminal)) {
      session.load(dataset);
      team.awaitReady(dataset);
      session.initialize();
      RunDirectory run = create(TrainingData.of(dataset));
      terminal.println("Training in " + run.path());
      Provenance provenance = Provenances.collect(experiment, dataset, graph);
      TrainingLoop loop = loop(dataset, team);
      return RunLock.holding(run, () -> train(run, loop, session, provenance, 0));
    }
  }

  private ProcessRank place() {
    ProcessRank place = TrainingProcesses.place(experiment);
    TrustedNetwork.require(ExperimentFactory.execution(experiment), place, request.trustsNetwork());
    return place;
  }

  private Trained resume(RunDirectory run, ProcessRank place) {
    run.sweep();
    Optional<Checkpoint> latest = LatestCheckpoint.recovered(run, terminal);
    EarlierSessions earlier = EarlierSessions.of(run, latest);
    if (!request.acceptChanges()) {
      earlier.requireSameConfig(experiment);
    }
    long done = earlier.step();
    if (done >= experiment.training().steps()) {
      earlier.requireNothingNew(experiment);
    }
    if (done >= experiment.training().steps() && FingerprintLog.isUpTo(run.fingerprints(), done)) {
      new BestCheckpoint(run.best()).dropCandidates();
      status(run).write(RunStatus.State.FINISHED, done);
      terminal.println(run.path() + " has its " + done + " steps: nothing is left to train");
      return new Trained(run, true);
    }
    Dataset dataset =
        BesideTensorFlow.get(() -> ExperimentFactory.dataset(experiment, Split.TRAIN, terminal));
    if (!request.acceptChanges()) {
      earlier.requireSameData(dataset);
    }
    try (TrainingProcesses team = TrainingProcesses.of(experiment, place, terminal);
        TrainingGraph graph = ExperimentFactory.graph(experiment, dataset, place);
        TrainingSession session = team.session(graph, terminal)) {
      session.load(dataset);
      team.awaitReady(dataset);
      latest.ifPresentOrElse(found -> found.restore(session), session::initialize);
      Provenance provenance =
          earlier.continued(
              experiment, dataset.classNames(), Provenances.collect(experiment, dataset, graph));
      earlier.news(provenance).forEach(terminal::println);
      LaterSteps.forget(run, done, terminal);
      AtomicFile.write(run.config(), config.getBytes(UTF_8));
      TrainingData.of(dataset).write(run.data());
      terminal.println("Resuming " + run.path() + " after step " + done);
      return train(run, loop(dataset, team), session, provenance, done);
    }
  }

  private Trained train(
      RunDirectory run,
      TrainingLoop loop,
      TrainingSession session,
      Provenance provenance,
      long done) {
    List<Device> devices = Device.all(ExperimentFactory.sessionSettings(experiment));
    ProcessDevice.notice(ExperimentFactory.execution(experiment), devices)
        .ifPresent(terminal::println);
    callback.begins(run, provenance);
    try (StopSignal stop = new StopSignal()) {
      SessionRecord record = SessionRecord.begin(provenance, run.provenance(), done);
      BooleanSupplier ends = () -> stop.raised() || callback.wantsToStop();
      long last = watched(run, loop, session, record, done, ends);
      loop.team().ended(run.path().toString());
      boolean finished = last == experiment.training().steps();
      RunStatus.State state = finished ? RunStatus.State.FINISHED : RunStatus.State.STOPPED;
      record.end(last, state);
      status(run).write(state, last);
      if (stop.raised() && !finished) {
        terminal.println(
            "Stopped after step " + last + ". Go on: gan resume " + ShellWord.of(run.path()));
      }
      return new Trained(run, finished);
    }
  }

  private TrainingLoop loop(Dataset dataset, TrainingProcesses team) {
    return new TrainingLoop(experiment, dataset, terminal, callback, team, config);
  }

  /** Trains, and keeps the run's status file right in every case. */
  private long watched(
      RunDirectory run,
      TrainingLoop loop,
      TrainingSession session,
      SessionRecord record,
      long done,
      BooleanSupplier stop) {
    loop.team()
        .beforeEnd(
            loss -> {
              markFailed(run, record, loss);
              terminal.println(loss.getMessage());
            });
    status(run).write(RunStatus.State.TRAINING, done);
    try {
      return loop.train(run, session, record, done, stop);
    } catch (RuntimeException | Error failed) {
      loop.team().failed(failed);
      markFailed(run, record, failed);
      throw failed;
    }
  }

  private void markFailed(RunDirectory run, SessionRecord record, Throwable failed) {
    try {
      long kept = new CheckpointStore(run.checkpoints()).newestStep().orElse(0);
      record.end(kept, RunStatus.State.FAILED);
      status(run).failed(kept, failed);
    } catch (RuntimeException unwritten) {
      failed.addSuppressed(unwritten);
    }
  }

  private StatusFile status(RunDirectory run) {
    return new StatusFile(run, experiment.training().steps());
  }

  private RunDirectory create(TrainingData data) {
    RunDirectory run = RunDirectory.create(request.runs(), request.name());
    try {
      AtomicFile.write(run.config(), config.getBytes(UTF_8));
      data.write(run.data());
      return run;
    } catch (InputException unwritten) {
      try {
        run.delete();
      } catch (UncheckedIOException undeletable) {
        unwritten.addSuppressed(undeletable);
      }
      throw unwritten;
    }
  }
}
