package org.gan4j.experiments.jobs;

import java.util.List;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.evaluator.Evaluator;
import org.gan4j.eval.feature.FeatureNetworks;
import org.gan4j.eval.feature.NetworkInfo;
import org.gan4j.experiments.EvaluationConfig;
import org.gan4j.experiments.Experiment;
import org.gan4j.train.graph.TrainingGraph;

/**
 * Judges the samples of a variant that makes images from latents: FID, Inception Score, classes.
 */
final class SampleMeasurement implements Measurement {

  @Override
  public String needs() {
    return "a sampler";
  }

  @Override
  public boolean appliesTo(TrainingGraph graph) {
    return graph.samples().isPresent();
  }

  @Override
  public void requireMeasurable(Experiment experiment, EvaluationConfig config, Dataset training) {
    NetworkInfo network =
        ConfigKey.at(
            "/evaluation/featureNetwork",
            () -> FeatureNetworks.shipped().describe(config.featureNetwork()));
    ConfigKey.at("/dataset", () -> measurable(training, network));
    ConfigKey.at(
        "/evaluation/reference",
        () -> measurable(Builds.dataset(experiment, config.reference()), network));
  }

  @Override
  public List<Evaluation> measure(EvaluatedRun evaluated) {
    Experiment experiment = evaluated.experiment();
    EvaluationConfig config = evaluated.config();
    Dataset reference = Builds.dataset(experiment, config.reference());
    return new Evaluator(
            evaluated.network(), experiment.seed(), config.splits(), evaluated.progress())
        .evaluate(evaluated.samples(), evaluated.origin(), reference, evaluated.training());
  }

  private static Dataset measurable(Dataset images, NetworkInfo network) {
    Evaluator.requireMeasurable(images, network.name(), network.shape());
    return images;
  }
}
