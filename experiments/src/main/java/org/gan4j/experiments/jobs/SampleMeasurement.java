package org.gan4j.experiments.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.evaluator.Evaluator;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.Sets;
import org.gan4j.eval.evaluator.SourceSet;
import org.gan4j.eval.feature.FeatureNetworks;
import org.gan4j.eval.feature.NetworkInfo;
import org.gan4j.eval.protocol.MeasuringProtocol;
import org.gan4j.experiments.EvaluationConfig;
import org.gan4j.experiments.Experiment;
import org.gan4j.train.GeneratorSamples;
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
  public void requireMeasurable(Experiment experiment, EvaluationConfig config, Dataset training) {
    NetworkInfo network =
        ConfigKey.at(
            "/evaluation/featureNetwork",
            () -> FeatureNetworks.shipped().describe(config.featureNetwork()));
    ConfigKey.at("/dataset", () -> measurable(training, network));
    ConfigKey.at(
        "/evaluation/reference",
        () -> measurable(Builds.dataset(experiment, config.reference()), network));
    ConfigKey.at("/evaluation/protocols", () -> protocols(config));
    config
        .every()
        .ifPresent(every -> ConfigKey.at("/evaluation/every/protocol", () -> during(every)));
  }

  @Override
  public List<Evaluation> measure(EvaluatedRun evaluated) {
    Experiment experiment = evaluated.experiment();
    EvaluationConfig config = evaluated.config();
    Dataset reference = Builds.dataset(experiment, config.reference());
    List<Evaluation> evaluations = new ArrayList<>();
    evaluations.addAll(
        new Evaluator(evaluated.network(), experiment.seed(), config.splits(), evaluated.progress())
            .evaluate(evaluated.samples(), evaluated.origin(), reference, evaluated.training()));
    for (MeasuringProtocol protocol : protocols(config)) {
      GeneratorSamples samples = evaluated.samples(protocol.samples().orElse(config.samples()));
      var sets =
          new Sets(
              new SourceSet(samples, samples.labels()),
              evaluated.origin(),
              Optional.of(SourceSet.of(reference)),
              Optional.of(SourceSet.of(evaluated.training())));
      var measurer =
          new Measurer(
              evaluated.networks()::get,
              StatisticsFiles.ofEnvironment(),
              experiment.seed(),
              evaluated.progress());
      for (Evaluation found : measurer.measure(List.of(protocol), sets)) {
        evaluations.add(found);
        ClosestPairs.write(found, sets, EvaluationFiles.of(evaluated.run(), found));
      }
    }
    return evaluations;
  }

  private static MeasuringProtocol during(EvaluationConfig.Every every) {
    MeasuringProtocol protocol = ProtocolFiles.of(every.protocol());
    if (protocol.samples().isEmpty()) {
      throw new InputException(
          "protocol '" + every.protocol() + "'",
          "expected a count of samples during training, found none",
          "Write, for instance, fid2k-mnist-cnn.");
    }
    return protocol;
  }

  private static List<MeasuringProtocol> protocols(EvaluationConfig config) {
    return config.protocols().orElse(List.of()).stream().map(ProtocolFiles::of).toList();
  }

  private static Dataset measurable(Dataset images, NetworkInfo network) {
    Evaluator.requireMeasurable(images, network.name(), network.shape());
    return images;
  }
}
