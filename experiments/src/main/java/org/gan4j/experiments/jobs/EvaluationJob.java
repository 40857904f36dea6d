package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.Evaluator;
import org.gan4j.eval.FeatureExtractor;
import org.gan4j.eval.FeatureNetworks;
import org.gan4j.eval.NetworkInfo;
import org.gan4j.eval.Samples;
import org.gan4j.experiments.EvaluationConfig;
import org.gan4j.experiments.Experiment;

/** Measures a run's samples and writes {@code eval/*.json}. */
record EvaluationJob(Experiment experiment, PrintStream terminal) {

  private static final String STREAM = "samples/evaluation";

  /**
   * Refuses, before anything is trained, what could not be evaluated afterwards. Opens no session:
   * the first one of a process decides the threads of all.
   *
   * @throws InputException if there is no such feature network, it does not fit the images, or
   *     these are too few
   */
  static void requireMeasurable(Experiment experiment, Dataset training) {
    experiment.evaluation().ifPresent(config -> requireMeasurable(experiment, config, training));
  }

  private static void requireMeasurable(
      Experiment experiment, EvaluationConfig config, Dataset training) {
    NetworkInfo network =
        at(
            "/evaluation/featureNetwork",
            () -> FeatureNetworks.shipped().describe(config.featureNetwork()));
    at("/dataset", () -> measurable(training, network));
    at(
        "/evaluation/reference",
        () -> measurable(Builds.dataset(experiment, config.reference()), network));
  }

  private static Dataset measurable(Dataset images, NetworkInfo network) {
    Evaluator.requireMeasurable(images, network.name(), network.shape());
    return images;
  }

  private static <T> T at(String pointer, Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException refused) {
      throw refused.in(pointer);
    }
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
