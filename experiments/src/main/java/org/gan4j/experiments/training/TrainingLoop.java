package org.gan4j.experiments.training;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.StepRunner;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.checkpoint.FingerprintLog;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.internal.terminal.Screen;
import org.gan4j.train.run.Progress;
import org.gan4j.train.run.SampleGrids;
import org.gan4j.train.run.SessionRecord;
import org.gan4j.train.run.TensorBoardLog;
import org.gan4j.train.session.TrainingSession;
import org.gan4j.train.stream.DataWait;
import org.gan4j.train.stream.Prefetcher;

/**
 * Runs the steps of a run, with everything that listens to them: logs, grids, signals, evaluations,
 * checkpoints, and the guard.
 *
 * @param dataset training images
 * @param terminal where progress and alarms are shown
 * @param companion another verb that looks on
 * @param team the processes that train
 * @param config resolved config, for checkpoints
 */
public record TrainingLoop(
    Experiment experiment,
    Dataset dataset,
    PrintStream terminal,
    TrainingCallback companion,
    TrainingProcesses team,
    String config) {

  /**
   * Trains.
   *
   * @param session session that is initialised or restored
   * @param record entry of this session in the provenance
   * @param done number of steps that the session has behind it
   * @param stop asked after each step
   * @return the last step that was done
   */
  public long train(
      RunDirectory run,
      TrainingSession session,
      SessionRecord record,
      long done,
      BooleanSupplier stop) {
    TrainingWatch watch = new TrainingWatch(experiment, terminal);
    CheckpointStore store = watch.store(run);
    GraphSettings settings = session.graph().settings();
    List<BatchOrder> orders = BatchOrder.ofDomains(settings);
    TrainingPlan plan = ExperimentFactory.plan(experiment.training());
    StepRunner steps = new StepRunner(session, plan, orders);
    List<TrainingListener> logs = List.of(watch.log(run, session), new TensorBoardLog(run));
    LongFunction<int[][]> parts = number -> settings.computation().ownPart(steps.batch(number));
    int readers = experiment.dataset().readerThreads();
    try (Prefetcher ahead = Prefetcher.of(session, parts, readers);
        SampleSignals signals = SampleSignals.of(experiment, dataset, session, logs);
        PeriodicEvaluation evaluation =
            PeriodicEvaluation.of(experiment, dataset, run, session, logs, config)) {
      List<TrainingListener> listeners = new ArrayList<>();
      if (evaluation != null) {
        // Before the logs: they wait for the disk at a checkpoint, when they have its results.
        listeners.add(evaluation);
      }
      listeners.add(new SampleGrids(session, run));
      listeners.addAll(logs);
      if (signals != null) {
        listeners.add(signals);
      }
      listeners.add(team.comparing(session));
      listeners.add(store.keeping(session, config));
      listeners.add(new FingerprintLog(run.fingerprints(), session));
      listeners.add(record);
      listeners.add(companion.listener(session));
      listeners.add(new StatusFile(run, plan.steps()));
      listeners.add(Progress.to(terminal, Screen.isTerminal()));
      if (ahead != null) {
        listeners.add(new DataWait(terminal, ahead));
      }
      listeners.add(watch);
      return new Trainer(session, plan, steps, listeners, watch.guard(session, steps, store))
          .train(done, stop);
    }
  }
}
