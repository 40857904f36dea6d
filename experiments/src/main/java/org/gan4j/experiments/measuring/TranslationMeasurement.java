package org.gan4j.experiments.measuring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.variant.Domain;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.evaluator.TranslationEvaluator;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.ConfigKey;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.TrainingSession;

/**
 * Measures the translations of a variant on the first images of the reference split: error against
 * the truth, cycle error, identity of class.
 */
final class TranslationMeasurement implements Measurement {

  @Override
  public String needs() {
    return "a translation";
  }

  @Override
  public boolean appliesTo(TrainingGraph graph) {
    return !graph.translations().isEmpty();
  }

  @Override
  public void requireMeasurable(
      Experiment experiment, EvaluationConfig config, Dataset training, TrainingGraph graph) {
    ConfigKey.at(
        "/evaluation/featureNetwork",
        () -> FeatureNetworks.shipped().describe(config.featureNetwork()));
    ConfigKey.at(
        "/evaluation/reference", () -> ExperimentFactory.dataset(experiment, config.reference()));
  }

  @Override
  public List<Evaluation> measure(EvaluatedRun evaluated) {
    Experiment experiment = evaluated.experiment();
    EvaluationConfig config = evaluated.config();
    TrainingSession session = evaluated.restored().session();
    Map<Domain, UnaryOperator<Images>> translators = new EnumMap<>(Domain.class);
    for (Domain from : session.graph().translations().keySet()) {
      translators.put(from, images -> session.outputs().translate(from, images));
    }
    return new TranslationEvaluator(
            translators,
            evaluated.network(),
            ClassReadings.of(experiment.dataset().name()),
            evaluated.progress())
        .evaluate(
            evaluated.weights(),
            ExperimentFactory.dataset(experiment, config.reference()),
            config.samples());
  }
}
