package org.gan4j.experiments.training;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.hash.Hashing;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.eval.evaluator.ClassifierAccuracy;
import org.gan4j.eval.network.FrozenNetwork;
import org.gan4j.eval.network.NetworkInfo;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.LatestCheckpoint;
import org.gan4j.experiments.parts.RestoredRun;

/**
 * Trains a classifier and exports it as a feature network: {@code NAME.pb} and {@code NAME.json}.
 */
public record ClassifierWork(ClassifierRequest request, PrintStream terminal) {

  private static final String FEATURES = "features";
  private static final String LOGITS = "logits";

  /**
   * @return its accuracy and place, line by line; nothing if the training was stopped
   */
  public List<String> train() {
    Experiment experiment = request.experiment();
    ProcessDevice.open(ExperimentFactory.sessionSettings(experiment), terminal::println);
    requireClassifier();
    AtomicFile.makeFolder(request.out());
    TrainRequest training = TrainRequest.start(experiment, request.name(), request.runs(), false);
    Trained trained = new TrainingWork(training, terminal).trainHere();
    if (!trained.finished()) {
      return List.of();
    }
    Dataset images = ExperimentFactory.dataset(experiment, Split.TRAIN, terminal);
    try (RestoredRun restored =
        RestoredRun.open(
            trained.run(),
            experiment,
            images,
            LatestCheckpoint.required(trained.run(), terminal))) {
      return export(restored, images);
    }
  }

  private List<String> export(RestoredRun restored, Dataset training) {
    String name = request.name();
    byte[] graph = restored.freeze();
    int featureSize = restored.functionSize(FEATURES);
    Path file = request.out().resolve(name + ".pb");
    Dataset test = ExperimentFactory.dataset(request.experiment(), Split.TEST);
    double accuracy = accuracy(describe(training, featureSize, graph, 0), graph, test);
    AtomicFile.write(file, graph);
    describe(training, featureSize, graph, accuracy).write(request.out().resolve(name + ".json"));
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: accuracy %.4f (n = %d, %s)",
            name,
            accuracy,
            test.count(),
            test.name()),
        "Feature network: " + file);
  }

  private static double accuracy(NetworkInfo info, byte[] graph, Dataset test) {
    try (FrozenNetwork network = new FrozenNetwork(graph, info, info.name())) {
      return ClassifierAccuracy.of(network, test);
    }
  }

  private NetworkInfo describe(Dataset training, int featureSize, byte[] graph, double accuracy) {
    return new NetworkInfo(
            request.name(),
            training.name(),
            List.of(
                training.shape().height(), training.shape().width(), training.shape().channels()),
            featureSize,
            training.classes(),
            accuracy,
            new TextNode(ConfigWriter.write(request.experiment())),
            GitCommit.ofHome(),
            Hashing.sha256().hashBytes(graph).toString())
        .withClassNames(training.classNames());
  }

  /** Refuses, before a long training, a variant that is not a classifier. */
  private void requireClassifier() {
    Experiment experiment = request.experiment();
    Dataset dataset = ExperimentFactory.dataset(experiment, Split.TRAIN, terminal);
    try (var graph = ExperimentFactory.graph(experiment, dataset)) {
      if (!graph.functions().keySet().containsAll(List.of(FEATURES, LOGITS))) {
        throw InputException.atKey(
            "/variant/type",
            "expected a classifier with functions 'features' and 'logits', found "
                + graph.functions().keySet(),
            "Use variant ImageClassifier.");
      }
    }
  }
}
