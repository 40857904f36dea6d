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
 * A run while it is judged.
 *
 * @param experiment what was trained
 * @param config how it is judged
 * @param run its folder
 * @param restored its last checkpoint
 * @param training what is known of the images it was trained on; they need not be there
 * @param trainingImages these images, for what is measured on them
 * @param networks the feature networks
 * @param progress told after every block of images
 * @param changes what is not as the run's config has it
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
   * The samples it is judged by: the same at every call.
   *
   * @throws org.gan4j.core.InputException if the variant makes no images
   */
  GeneratorSamples samples() {
    return samples(config.samples());
  }

  /** The first of them, or more. */
  GeneratorSamples samples(int count) {
    return restored.samples(draw(), count);
  }

  /** These with their labels and what made them. */
  SourceSet set(int count) {
    return restored.set(draw(), count);
  }

  private LatentDraw draw() {
    return LatentDraw.ofEvaluation(experiment);
  }

  /** The config's feature network. */
  FeatureNetwork network() {
    return networks.get(config.featureNetwork());
  }

  /** Where {@link #samples()} come from. */
  Samples origin() {
    GeneratorSamples samples = samples();
    return draw()
        .origin(samples.name(), samples.contentHash(), run.name(), restored.checkpoint().step());
  }

  /** The run's networks themselves, for what is measured without drawing samples. */
  Samples weights() {
    String name = run.name();
    var checkpoint = restored.checkpoint();
    return new Samples(name, checkpoint.sha256(), name, checkpoint.step(), null, null);
  }
}
