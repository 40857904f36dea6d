package org.gan4j.experiments.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.StandardProtocols;
import org.gan4j.eval.metric.LabelAgreement;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.eval.network.NetworkInfo;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.SourceSet;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.parts.ConfigKey;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.ProtocolFiles;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.output.SampleOutput;

/**
 * Measures the samples of a variant that makes images from latents: FID, Inception Score, classes,
 * further protocols of the config, and, for a conditional variant, whether the samples belong to
 * the classes asked for.
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

  /**
   * Leaves {@code label-agreement} out if the network does not have the classes of the data set.
   */
  @Override
  public Optional<String> leftOut(EvaluatedRun evaluated) {
    return isConditional(evaluated) && !knowsClasses(evaluated)
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "label-agreement is left out: the classes of %s (%s) are not among those of the"
                    + " feature network %s (%s)",
                evaluated.training().name(),
                evaluated.training().classNames(),
                evaluated.network().name(),
                evaluated.network().classes() == 0 ? "none" : evaluated.network().classNames()))
        : Optional.empty();
  }

  private static boolean isConditional(EvaluatedRun evaluated) {
    return evaluated.restored().graph().samples().flatMap(SampleOutput::labels).isPresent();
  }

  private static boolean knowsClasses(EvaluatedRun evaluated) {
    return evaluated.training().classNames().areAmong(evaluated.network().classNames());
  }

  /** All protocols read each set once. */
  @Override
  public List<Evaluation> measure(EvaluatedRun evaluated) {
    Experiment experiment = evaluated.experiment();
    Dataset reference = ExperimentFactory.dataset(experiment, evaluated.config().reference());
    List<Protocol> asked =
        requireProtocols(
            evaluated.config(), evaluated.restored().graph(), reference, evaluated.training());
    Dataset training = evaluated.trainingImages().get();
    requireAlike(evaluated, reference, training);
    List<Protocol> protocols = protocols(evaluated, asked);
    int most = protocols.stream().mapToInt(one -> one.samples().orElseThrow()).max().orElseThrow();
    var sets =
        new MeasuredSets(
            evaluated.set(most),
            evaluated.origin(),
            Optional.of(SourceSet.of(reference)),
            Optional.of(SourceSet.of(training)));
    var trainer =
        new ClassifierLearner(experiment.training().intraOpThreads(), evaluated.progress());
    var measurer =
        new Measurer(
            evaluated.networks(),
            StatisticsFiles.ofEnvironment(),
            experiment.seed(),
            evaluated.progress(),
            trainer,
            true);
    List<Evaluation> evaluations = measurer.measure(protocols, sets);
    for (Evaluation found : evaluations) {
      Evaluation named = evaluated.changes().mark(found);
      ClosestPairs.write(found, sets, EvaluationFiles.of(evaluated.run(), named));
    }
    return evaluations;
  }

  /**
   * Returns the standard protocols, those of the config, and label agreement for a conditional
   * variant.
   */
  private static List<Protocol> protocols(EvaluatedRun evaluated, List<Protocol> asked) {
    EvaluationConfig config = evaluated.config();
    List<Protocol> protocols =
        new ArrayList<>(
            StandardProtocols.of(config.featureNetwork(), config.splits(), config.samples()));
    asked.forEach(one -> protocols.add(one.with(one.samples().orElse(config.samples()))));
    if (isConditional(evaluated) && knowsClasses(evaluated)) {
      var space = new FeatureSpace(config.featureNetwork(), Optional.empty());
      protocols.add(
          new Protocol(
              "label-agreement",
              new LabelAgreement(),
              Optional.of(space),
              Optional.of(config.samples())));
    }
    return protocols;
  }

  private static void requireAlike(EvaluatedRun evaluated, Dataset reference, Dataset training) {
    FeatureNetwork network = evaluated.network();
    for (Dataset real : List.of(reference, training)) {
      StandardProtocols.requireMeasurable(real, network.name(), network.imageShape());
    }
    StandardProtocols.requireShape(evaluated.samples(), reference);
    StandardProtocols.requireShape(training, reference);
  }

  private static List<Protocol> requireProtocols(
      EvaluationConfig config, TrainingGraph graph, Dataset reference, Dataset training) {
    return ConfigKey.at(
        "/evaluation/protocols",
        () -> {
          List<Protocol> protocols =
              config.protocols().orElse(List.of()).stream().map(ProtocolFiles::of).toList();
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

  private static Dataset measurable(Dataset images, NetworkInfo network) {
    StandardProtocols.requireMeasurable(images, network.name(), network.shape());
    return images;
  }
}
