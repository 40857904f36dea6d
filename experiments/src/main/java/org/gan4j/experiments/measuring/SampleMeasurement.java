package org.gan4j.experiments.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.evaluator.Evaluator;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.eval.network.NetworkInfo;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.SourceSet;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.ConfigKey;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.ProtocolFiles;
import org.gan4j.train.graph.TrainingGraph;

/**
 * Judges the samples of a variant that makes images from latents: FID, Inception Score, classes,
 * and what the config asks for besides.
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
  public void requireMeasurable(
      Experiment experiment, EvaluationConfig config, Dataset training, TrainingGraph graph) {
    NetworkInfo network =
        ConfigKey.at(
            "/evaluation/featureNetwork",
            () -> FeatureNetworks.shipped().describe(config.featureNetwork()));
    ConfigKey.at("/dataset", () -> measurable(training, network));
    Dataset reference =
        ConfigKey.at(
            "/evaluation/reference",
            () -> measurable(ExperimentFactory.dataset(experiment, config.reference()), network));
    requireProtocols(config, graph, reference, training);
    config
        .every()
        .ifPresent(
            every ->
                ConfigKey.at(
                    "/evaluation/every/protocol", () -> during(every, graph, reference, training)));
  }

  @Override
  public List<Evaluation> measure(EvaluatedRun evaluated) {
    Experiment experiment = evaluated.experiment();
    EvaluationConfig config = evaluated.config();
    Dataset reference = ExperimentFactory.dataset(experiment, config.reference());
    requireProtocols(config, evaluated.restored().graph(), reference, evaluated.training());
    List<Evaluation> evaluations = new ArrayList<>();
    evaluations.addAll(
        new Evaluator(evaluated.network(), experiment.seed(), config.splits(), evaluated.progress())
            .evaluate(
                evaluated.samples(),
                evaluated.origin(),
                reference,
                evaluated.trainingImages().get()));
    var learner =
        new ClassifierLearner(experiment.training().intraOpThreads(), evaluated.progress());
    var measurer =
        new Measurer(
            evaluated.networks(),
            StatisticsFiles.ofEnvironment(),
            experiment.seed(),
            evaluated.progress(),
            learner,
            true);
    for (Protocol protocol : protocols(config)) {
      MeasuredSets sets = sets(evaluated, protocol, reference);
      for (Evaluation found : measurer.measure(List.of(protocol), sets)) {
        evaluations.add(found);
        Evaluation named = evaluated.changes().mark(found);
        ClosestPairs.write(found, sets, EvaluationFiles.of(evaluated.run(), named));
      }
    }
    return evaluations;
  }

  private static MeasuredSets sets(EvaluatedRun evaluated, Protocol protocol, Dataset reference) {
    return new MeasuredSets(
        evaluated.set(protocol.samples().orElse(evaluated.config().samples())),
        evaluated.origin(),
        Optional.of(SourceSet.of(reference)),
        Optional.of(SourceSet.of(evaluated.trainingImages().get())));
  }

  private static void requireProtocols(
      EvaluationConfig config, TrainingGraph graph, Dataset reference, Dataset training) {
    ConfigKey.at(
        "/evaluation/protocols",
        () -> {
          List<Protocol> protocols = protocols(config);
          protocols.forEach(one -> ProtocolNeeds.require(one, graph, reference, training));
          return protocols;
        });
  }

  private static Protocol during(
      EvaluationConfig.Every every, TrainingGraph graph, Dataset reference, Dataset training) {
    Protocol protocol = ProtocolFiles.of(every.protocol());
    return ProtocolNeeds.require(
        ProtocolNeeds.requireBesideTraining(protocol), graph, reference, training);
  }

  private static List<Protocol> protocols(EvaluationConfig config) {
    return config.protocols().orElse(List.of()).stream().map(ProtocolFiles::of).toList();
  }

  private static Dataset measurable(Dataset images, NetworkInfo network) {
    Evaluator.requireMeasurable(images, network.name(), network.shape());
    return images;
  }
}
