package org.gan4j.experiments.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.SourceSet;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.BestRecord;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.LatentDraw;
import org.gan4j.experiments.parts.OpenNetworks;
import org.gan4j.experiments.parts.ProtocolFiles;
import org.gan4j.experiments.parts.RestoredRun;
import org.gan4j.train.GeneratorSamples;
import org.gan4j.train.Recovery;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.checkpoint.BestCheckpoint;
import org.gan4j.train.session.TrainingSession;

/**
 * Measures a run during training, in a separate thread, and keeps the best checkpoint. Samples are
 * drawn between two steps. The measurement does not touch the training, so the weights have the
 * same bits with and without it. The training waits for a result before it measures again and
 * before it saves a checkpoint, so that a resumed run has lost none.
 */
final class PeriodicEvaluation implements TrainingListener, AutoCloseable {

  private final Experiment experiment;
  private final EvaluationConfig.Every every;
  private final Protocol protocol;
  private final TrainingSession session;
  private final Optional<int[]> trainingLabels;
  private final ClassNames classNames;
  private final ReferenceHalves halves;
  private final List<TrainingListener> logs;
  private final String config;
  private final BestCheckpoint best;
  private final BestRecord record;
  private final OpenNetworks networks;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final RememberedStatistics cache = new RememberedStatistics();
  private long step;
  private CompletableFuture<Map<String, Double>> pending;

  /**
   * @param dataset training images
   * @param run run whose best checkpoint is kept
   * @param session session in training
   * @param logs listeners that receive the results
   * @param config resolved config of the run
   */
  private PeriodicEvaluation(
      Experiment experiment,
      Dataset dataset,
      RunDirectory run,
      TrainingSession session,
      List<TrainingListener> logs,
      String config) {
    EvaluationConfig evaluation = experiment.evaluation().orElseThrow();
    this.experiment = experiment;
    this.every = evaluation.every().orElseThrow();
    this.protocol = ProtocolFiles.of(every.protocol());
    this.session = session;
    this.trainingLabels = dataset.labels();
    this.classNames = dataset.classNames();
    this.halves =
        ReferenceHalves.of(
            ExperimentFactory.dataset(experiment, evaluation.reference()), experiment.seed());
    this.logs = List.copyOf(logs);
    this.config = config;
    this.best = new BestCheckpoint(run.best());
    this.record = BestRecord.of(run);
    this.networks = new OpenNetworks(Optional.empty(), experiment.training().intraOpThreads());
  }

  /** Returns the evaluation that a config asks for; null if it asks for none. */
  static PeriodicEvaluation of(
      Experiment experiment,
      Dataset dataset,
      RunDirectory run,
      TrainingSession session,
      List<TrainingListener> logs,
      String config) {
    return experiment.evaluation().flatMap(EvaluationConfig::every).isEmpty()
        ? null
        : new PeriodicEvaluation(experiment, dataset, run, session, logs, config);
  }

  @Override
  public void stepped(long done) {
    if (done % every.steps() == 0) {
      finish();
      step = done;
      best.propose(session, done, config);
      Dataset samples = samples();
      pending = CompletableFuture.supplyAsync(() -> measure(samples), thread);
    }
  }

  @Override
  public void checkpointDue(long done) {
    finish();
  }

  @Override
  public void recovered(Recovery recovery) {
    if (recovery.rolledBack()) {
      forget(recovery.goesOnAfter());
    }
  }

  /** Forgets the results of later steps, which run again with other weights. */
  private void forget(long after) {
    if (pending != null && step > after) {
      pending.handle((values, failure) -> null).join();
      pending = null;
      best.drop(step);
    }
    record.forgetAfter(after, best::remove);
  }

  @Override
  public void ended(long done) {
    finish();
  }

  /**
   * Draws samples from the same latents at every step, which are not those of the final evaluation.
   */
  private Dataset samples() {
    int count = protocol.samples().orElseThrow();
    var draw = new LatentDraw(experiment.seed(), "samples/during-training", OptionalDouble.empty());
    GeneratorSamples samples =
        RestoredRun.samples(session, trainingLabels, draw, "step " + step, "", count);
    Images images = samples.read(0, count);
    return Dataset.of("step " + step, images, samples.labels(), classNames);
  }

  private Map<String, Double> measure(Dataset samples) {
    Map<String, Double> values = new LinkedHashMap<>();
    measure(samples, halves.selection(), "selection", values);
    measure(samples, halves.heldOut(), "held-out", values);
    return values;
  }

  private void measure(Dataset samples, Dataset real, String half, Map<String, Double> values) {
    var sets =
        new MeasuredSets(
            SourceSet.of(samples),
            Samples.of(samples, null, step, experiment.seed(), null),
            Optional.of(SourceSet.of(real)),
            Optional.empty());
    var measurer =
        new Measurer(networks::get, cache, experiment.seed(), MeasuringProgress.NONE, false);
    for (Evaluation evaluation : measurer.measure(List.of(protocol), sets)) {
      values.put(evaluation.metric() + "/" + half, evaluation.value());
    }
  }

  private void finish() {
    if (pending == null) {
      return;
    }
    CompletableFuture<Map<String, Double>> measured = pending;
    pending = null;
    try {
      Map<String, Double> values = measured.join();
      logs.forEach(log -> log.measured(step, values));
      keepIfBest(values);
    } catch (CompletionException failed) {
      best.drop(step);
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void keepIfBest(Map<String, Double> values) {
    List<Map.Entry<String, Double>> entries = List.copyOf(values.entrySet());
    Map.Entry<String, Double> selection = entries.get(0);
    Map.Entry<String, Double> heldOut = entries.get(entries.size() / 2);
    String metric = selection.getKey().substring(0, selection.getKey().lastIndexOf('/'));
    var now = new BestRecord.Best(step, metric, selection.getValue(), heldOut.getValue());
    if (record.isBeatenBy(now, protocol.metric().lowerIsBetter())) {
      best.keep(step);
      record.write(now);
      best.removeAllBut(step);
    } else {
      best.drop(step);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    if (pending != null) {
      pending.handle((values, failure) -> null).join();
    }
    networks.close();
  }
}
