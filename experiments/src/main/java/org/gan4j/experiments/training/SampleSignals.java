package org.gan4j.experiments.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.metric.ClassHistogram;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.InceptionV3;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.LatentDraw;
import org.gan4j.experiments.parts.OpenNetworks;
import org.gan4j.experiments.parts.RestoredRun;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.alarm.PairDistance;
import org.gan4j.train.session.TrainingSession;

/**
 * Logs cheap signs of a collapse with each sample grid: how far apart samples are, and which
 * classes they belong to, compared with as many real images. The samples always come from the same
 * latents; drawing them does not change the training.
 */
final class SampleSignals implements TrainingListener, AutoCloseable {

  private static final int PAIRED = 100;
  private static final int CLASSIFIED = 500;
  private static final int MANY_CLASSES = 100;

  private final TrainingSession session;
  private final List<TrainingListener> logs;
  private final LatentDraw draw;
  private final Optional<int[]> trainingLabels;
  private final OpenNetworks networks;
  private final Optional<FeatureNetwork> classifier;
  private final double realDistance;
  private final double[] realShares;

  private SampleSignals(
      Experiment experiment,
      Dataset dataset,
      TrainingSession session,
      List<TrainingListener> logs) {
    this.session = session;
    this.logs = List.copyOf(logs);
    this.draw = new LatentDraw(experiment.seed(), "samples/alarms", OptionalDouble.empty());
    this.networks = new OpenNetworks(Optional.empty(), experiment.training().intraOpThreads());
    this.classifier = classifier(experiment);
    this.trainingLabels = dataset.labels();
    Images real = chosen(dataset, experiment.seed());
    this.realDistance = PairDistance.of(real.slice(0, Math.min(PAIRED, real.count())));
    this.realShares = classifier.map(network -> shares(network, real)).orElse(new double[0]);
  }

  /**
   * Returns the signals of a variant that makes images from latents; null for any other variant.
   */
  static SampleSignals of(
      Experiment experiment,
      Dataset dataset,
      TrainingSession session,
      List<TrainingListener> logs) {
    return session.graph().samples().isEmpty()
        ? null
        : new SampleSignals(experiment, dataset, session, logs);
  }

  @Override
  public void sampleDue(long step) {
    int count = classifier.isPresent() ? CLASSIFIED : PAIRED;
    Images samples =
        RestoredRun.samples(session, trainingLabels, draw, "step " + step, "", count)
            .read(0, count);
    Map<String, Double> values = new LinkedHashMap<>();
    if (realDistance > 0) {
      values.put("diversity/samples", PairDistance.of(samples.slice(0, PAIRED)) / realDistance);
    }
    classifier.ifPresent(
        network -> values.put("classes/overlap", overlap(shares(network, samples), realShares)));
    logs.forEach(log -> log.measured(step, values));
  }

  /** Returns the overlap of both histograms: 1 minus their total variation distance. */
  private static double overlap(double[] samples, double[] real) {
    double common = 0;
    for (int k = 0; k < real.length; k++) {
      common += Math.min(samples[k], real[k]);
    }
    return common;
  }

  private static double[] shares(FeatureNetwork network, Images images) {
    ClassHistogram histogram = new ClassHistogram(network.classes());
    for (int from = 0; from < images.count(); from += PAIRED) {
      int size = Math.min(PAIRED, images.count() - from);
      histogram.add(network.extract(images.slice(from, size)));
    }
    return histogram.shares();
  }

  /**
   * Returns the network of the evaluation, if it takes images of this shape and has few classes.
   */
  private Optional<FeatureNetwork> classifier(Experiment experiment) {
    return experiment
        .evaluation()
        .filter(evaluation -> !evaluation.featureNetwork().equals(InceptionV3.NAME))
        .map(evaluation -> networks.get(evaluation.featureNetwork()))
        .filter(network -> network.classes() >= 2 && network.classes() <= MANY_CLASSES)
        .filter(network -> network.takes(session.graph().imageShape()));
  }

  private static Images chosen(Dataset dataset, long seed) {
    int[] order =
        new RandomStream(StreamKey.of(seed, "evaluation/alarms"), 0).permutation(dataset.count());
    int count = Math.min(CLASSIFIED, order.length);
    return dataset.store().select(Arrays.copyOf(order, count));
  }

  @Override
  public void close() {
    networks.close();
  }
}
