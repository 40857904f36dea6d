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
 * Cheap signs of a collapse, logged with each sample grid: how far apart samples are, and which
 * classes they are of, against as many real images. The samples are from the same latents every
 * time; drawing them touches nothing of the training.
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

  /** The signals of a variant that makes images from latents; null for any other. */
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

  /** What both histograms have in common: 1 less their total variation distance. */
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

  /** The network of the evaluation, where it knows a few classes of images of this shape. */
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
