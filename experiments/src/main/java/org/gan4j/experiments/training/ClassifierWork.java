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
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.LatestCheckpoint;
import org.gan4j.experiments.parts.RestoredRun;

/**
 * Trains a classifier and exports it as a feature network: {@code NAME.pb} and {@code NAME.json}.
 */
public record ClassifierWork(Experiment experiment, PrintStream terminal) {

  private static final String FEATURES = "features";
  private static final String LOGITS = "logits";

  public List<String> train(String name, Path runs, Path out) {
    requireClassifier();
    AtomicFile.makeFolder(out);
    Trained trained = new TrainingWork(experiment, terminal).start(name, runs);
    if (!trained.finished()) {
      return List.of();
    }
    Dataset training = ExperimentFactory.dataset(experiment, Split.TRAIN, terminal);
    try (RestoredRun restored =
        RestoredRun.open(
            trained.run(),
            experiment,
            training,
            LatestCheckpoint.required(trained.run(), terminal))) {
      return export(name, out, restored, training);
    }
  }

  private List<String> export(String name, Path out, RestoredRun restored, Dataset training) {
    byte[] graph = restored.freeze();
    int featureSize = restored.functionSize(FEATURES);
    Path file = out.resolve(name + ".pb");
    Dataset test = ExperimentFactory.dataset(experiment, Split.TEST);
    double accuracy = accuracy(describe(name, training, featureSize, graph, 0), graph, test);
    AtomicFile.write(file, graph);
    describe(name, training, featureSize, graph, accuracy).write(out.resolve(name + ".json"));
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

  private NetworkInfo describe(
      String name, Dataset training, int featureSize, byte[] graph, double accuracy) {
    return new NetworkInfo(
            name,
            training.name(),
            List.of(
                training.shape().height(), training.shape().width(), training.shape().channels()),
            featureSize,
            training.classes(),
            accuracy,
            new TextNode(ConfigWriter.write(experiment)),
            GitCommit.ofHome(),
            Hashing.sha256().hashBytes(graph).toString())
        .withClassNames(training.classNames());
  }

  /** Before a long training: what comes out of it must be a classifier. */
  private void requireClassifier() {
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
