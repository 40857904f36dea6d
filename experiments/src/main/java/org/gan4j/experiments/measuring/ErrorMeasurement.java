package org.gan4j.experiments.measuring;

import java.util.List;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.evaluator.ClassificationError;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.ConfigKey;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.RestoredRun;
import org.gan4j.train.graph.TrainingGraph;

/** Measures a variant that classifies, by its function {@code logits}, on the reference split. */
final class ErrorMeasurement implements Measurement {

  private static final String LOGITS = "logits";

  @Override
  public String needs() {
    return "a function 'logits'";
  }

  @Override
  public boolean appliesTo(TrainingGraph graph) {
    return graph.functions().containsKey(LOGITS);
  }

  @Override
  public void requireMeasurable(
      Experiment experiment, EvaluationConfig config, Dataset training, TrainingGraph graph) {
    ConfigKey.at(
        "/evaluation/reference",
        () -> {
          Dataset reference = ExperimentFactory.dataset(experiment, config.reference());
          ClassificationError.requireKnown(reference, training.classNames());
          return reference;
        });
  }

  @Override
  public List<Evaluation> measure(EvaluatedRun evaluated) {
    RestoredRun restored = evaluated.restored();
    Dataset reference =
        ExperimentFactory.dataset(evaluated.experiment(), evaluated.config().reference());
    var error =
        new ClassificationError(
            images -> restored.session().outputs().apply(LOGITS, images),
            evaluated.training().classNames(),
            evaluated.progress());
    return List.of(error.evaluate(evaluated.weights(), reference));
  }
}
