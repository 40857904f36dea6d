package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.Evaluator;
import org.gan4j.eval.FeatureExtractor;
import org.gan4j.eval.FeatureNetworks;
import org.gan4j.eval.Samples;
import org.gan4j.experiments.EvaluationConfig;
import org.gan4j.experiments.Experiment;

/** Measures a run's samples and writes {@code eval/*.json}. */
record EvaluationJob(Experiment experiment, PrintStream terminal) {

  private static final String STREAM = "samples/evaluation";

  /**
   * Refuses, before anything is trained, what could not be evaluated afterwards.
   *
   * @throws InputException if the feature network is unknown
   */
  static void requireFeatureNetwork(Experiment experiment) {
    experiment
        .evaluation()
        .filter(evaluation -> !evaluation.featureNetwork().endsWith(".pb"))
        .ifPresent(evaluation -> FeatureNetworks.shipped().describe(evaluation.featureNetwork()));
  }

  List<String> evaluate(RunDirectory run) {
    EvaluationConfig config =
        experiment
            .evaluation()
            .orElseThrow(
                () ->
                    new InputException(
                        run.config().toString(),
                        "expected a section 'evaluation', found none",
                        "Choose a run of a GAN."));
    Dataset training = Builds.dataset(experiment, Split.TRAIN);
    Dataset reference = Builds.dataset(experiment, config.reference());
    try (RestoredRun restored = RestoredRun.open(run, experiment, training, terminal);
        FeatureExtractor network = FeatureNetworks.shipped().open(config.featureNetwork());
        EvaluationProgress progress = new EvaluationProgress(terminal)) {
      var samples = restored.samples(experiment.seed(), STREAM, config.samples());
      Samples origin =
          Samples.of(samples, run.name(), restored.checkpoint().step(), experiment.seed(), STREAM);
      List<Evaluation> evaluations =
          new Evaluator(network, experiment.seed(), config.splits(), progress)
              .evaluate(samples, origin, reference, training);
      evaluations.forEach(evaluation -> EvaluationFiles.write(run, evaluation));
      return evaluations.stream().map(Evaluation::line).toList();
    }
  }
}
