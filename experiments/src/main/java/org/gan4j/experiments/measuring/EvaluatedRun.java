package org.gan4j.experiments.measuring;

import java.util.function.Supplier;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Samples;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.set.SourceSet;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.LatentDraw;
import org.gan4j.experiments.parts.OpenNetworks;
import org.gan4j.experiments.parts.RestoredRun;
import org.gan4j.train.GeneratorSamples;

/**
 * A run that is being evaluated.
 *
 * @param experiment what was trained
 * @param config how it is evaluated
 * @param run folder of the run
 * @param restored its last checkpoint
 * @param training description of the training images, which need not be present
 * @param trainingImages loads the training images, for metrics that need them
 * @param networks the feature networks
 * @param progress called after every block of images
 * @param changes changes against the config of the run
 */
record EvaluatedRun(
    Experiment experiment,
    EvaluationConfig config,
    RunDirectory run,
    RestoredRun restored,
    Dataset training,
    Supplier<Dataset> trainingImages,
    OpenNetworks networks,
    MeasuringProgress progress,
    EvaluationChanges changes) {

  /**
   * Returns the samples that are measured; they are the same at every call.
   *
   * @throws org.gan4j.core.InputException if the variant makes no images
   */
  GeneratorSamples samples() {
    return samples(config.samples());
  }

  /** Returns as many of these samples as asked for. */
  GeneratorSamples samples(int count) {
    return restored.samples(draw(), count);
  }

  /** Returns these samples with their labels and their generator. */
  SourceSet set(int count) {
    return restored.set(draw(), count);
  }

  private LatentDraw draw() {
    return LatentDraw.ofEvaluation(experiment);
  }

  /** Returns the feature network of the config. */
  FeatureNetwork network() {
    return networks.get(config.featureNetwork());
  }

  /** Returns the origin of {@link #samples()}. */
  Samples origin() {
    GeneratorSamples samples = samples();
    return draw()
        .origin(samples.name(), samples.contentHash(), run.name(), restored.checkpoint().step());
  }

  /** Returns the origin for numbers that are measured on the run's networks without samples. */
  Samples weights() {
    String name = run.name();
    var checkpoint = restored.checkpoint();
    return new Samples(name, checkpoint.sha256(), name, checkpoint.step(), null, null);
  }
}
