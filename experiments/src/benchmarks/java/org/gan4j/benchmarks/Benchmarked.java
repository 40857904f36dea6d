package org.gan4j.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.catalog.DatasetCatalog;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.LearningRateSchedule;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.TrainingSession;
import org.gan4j.train.run.MetricLog;
import org.gan4j.train.run.SampleGrids;

/**
 * A variant on MNIST, or on other images, with everything that the gan command puts around it except the progress bar:
 * metric log, sample grids and checkpoints, in a run directory that is deleted at the end.
 */
final class Benchmarked implements AutoCloseable {

  static final long SEED = 1;
  static final int THREADS = 2;

  /** The cadences of {@code dcgan-mnist.yaml}, with more reports. */
  static final long REPORT_EVERY = 50;

  static final long SAMPLE_EVERY = 1000;
  static final long CHECKPOINT_EVERY = 2000;

  private final Dataset dataset;
  private final TrainingGraph graph;
  private final TrainingSession session;
  private final RunDirectory run;
  private final Path folder;

  Benchmarked(Variant variant, int batchSize) {
    this(variant, mnist(), batchSize, new SessionSettings(THREADS));
  }

  Benchmarked(Variant variant, Dataset dataset, int batchSize, SessionSettings how) {
    this.dataset = dataset;
    GraphSettings settings = GraphSettings.of(dataset, batchSize, SEED);
    graph = TrainingGraph.build(variant, settings);
    session = new TrainingSession(graph, how);
    session.load(dataset);
    session.initialize();
    try {
      folder = Files.createTempDirectory("gan4j-benchmark");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    run = RunDirectory.create(folder, "benchmark");
  }

  /** The training images. */
  static Dataset mnist() {
    return DatasetCatalog.ofEnvironment()
        .load(new DatasetSpec("mnist", Optional.empty(), 28, 1), Split.TRAIN);
  }

  Dataset dataset() {
    return dataset;
  }

  TrainingSession session() {
    return session;
  }

  BatchOrder order() {
    return new BatchOrder(SEED, dataset.count(), graph.settings().batchSize());
  }

  TrainingGraph graph() {
    return graph;
  }

  /** Writes an 8 x 8 grid when due. */
  TrainingListener grids() {
    return new SampleGrids(session, run);
  }

  /** Writes a checkpoint when due. */
  TrainingListener checkpoints() {
    return new CheckpointStore(run.checkpoints()).keeping(session, "");
  }

  /** Trains from the present weights; the metric log is always kept. */
  void train(long steps, List<TrainingListener> others) {
    List<TrainingListener> listeners = new ArrayList<>(List.of(new MetricLog(run.metrics())));
    listeners.addAll(others);
    TrainingPlan plan =
        new TrainingPlan(
            steps,
            new LearningRateSchedule.Constant(),
            REPORT_EVERY,
            SAMPLE_EVERY,
            CHECKPOINT_EVERY);
    new Trainer(session, plan, BatchOrder.ofDomains(graph.settings()), listeners)
        .train(0, () -> false);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
