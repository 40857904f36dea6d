package org.gan4j.experiments.measuring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.StatisticsCache;
import org.gan4j.eval.metric.LabelAgreement;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.SourceSet;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.output.SampleOutput;

/**
 * Judges whether the samples of a conditional variant are of the classes asked for. Left out where
 * the feature network does not have the classes of the data set.
 */
final class LabelMeasurement implements Measurement {

  @Override
  public String needs() {
    return "a conditional sampler";
  }

  @Override
  public boolean appliesTo(TrainingGraph graph) {
    return graph.samples().flatMap(SampleOutput::labels).isPresent();
  }

  /** Refuses nothing: {@link SampleMeasurement} looks at the same images. */
  @Override
  public void requireMeasurable(
      Experiment experiment, EvaluationConfig config, Dataset training, TrainingGraph graph) {}

  @Override
  public Optional<String> leftOut(EvaluatedRun evaluated) {
    ClassNames asked = evaluated.training().classNames();
    ClassNames known = evaluated.network().classNames();
    return asked.areAmong(known)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "label-agreement is left out: the classes of %s (%s) are not among those of the"
                    + " feature network %s (%s)",
                evaluated.training().name(),
                asked,
                evaluated.network().name(),
                known.count() == 0 ? "none" : known));
  }

  @Override
  public List<Evaluation> measure(EvaluatedRun evaluated) {
    Experiment experiment = evaluated.experiment();
    EvaluationConfig config = evaluated.config();
    var space = new FeatureSpace(config.featureNetwork(), Optional.empty());
    var protocol =
        new Protocol("label-agreement", new LabelAgreement(), Optional.of(space), Optional.empty());
    var sets =
        new MeasuredSets(
            evaluated.set(evaluated.config().samples()),
            evaluated.origin(),
            Optional.of(SourceSet.of(ExperimentFactory.dataset(experiment, config.reference()))),
            Optional.empty());
    return new Measurer(
            evaluated.networks()::get,
            StatisticsCache.NONE,
            experiment.seed(),
            evaluated.progress())
        .measure(List.of(protocol), sets);
  }
}
