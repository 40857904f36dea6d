package org.gan4j.eval.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;

/** Configurations whose runs have seeds from 1 on and one evaluation each, and their comparison. */
final class FakeConfigurations {

  private FakeConfigurations() {}

  static final String FID = "fid10k-mnist-cnn";
  static final String IS = "is10k-mnist-cnn";
  static final double FAILED = Double.NEGATIVE_INFINITY;
  static final double STOPPED = Double.POSITIVE_INFINITY;

  static Evaluation evaluation(String metric, double value, int reference) {
    return new Evaluation(
        metric,
        value,
        null,
        null,
        Map.of(),
        new Samples("run", "cd", "run", 100L, 1L, "samples/evaluation"),
        new ProtocolRecord(
            "mnist-cnn",
            "ab",
            "features",
            "none",
            "uint8",
            null,
            10000,
            new ProtocolRecord.ImageSet("mnist/test", "ef", reference),
            "float64",
            "0.1.0"));
  }

  static ComparedRun run(String name, long seed, Outcome outcome, Evaluation... measured) {
    return new ComparedRun(
        new RunDirectory(Path.of("runs", name)),
        seed,
        outcome,
        100,
        Optional.empty(),
        List.of(measured));
  }

  /** Runs with the seeds from 1 on. */
  static Configuration configuration(String label, String metric, double... values) {
    List<ComparedRun> runs = new ArrayList<>();
    for (double value : values) {
      long seed = runs.size() + 1;
      String name = label + "-" + seed;
      runs.add(
          value == FAILED
              ? run(name, seed, Outcome.FAILED)
              : value == STOPPED
                  ? run(name, seed, Outcome.UNFINISHED)
                  : run(name, seed, Outcome.FINISHED, evaluation(metric, value, 10000)));
    }
    return new Configuration(label, runs);
  }

  static RunComparison compare(Configuration... configurations) {
    return RunComparison.of(List.of(configurations), List.of(), Optional.empty(), List.of());
  }

  static PairVerdict pair(Configuration first, Configuration second) {
    return compare(first, second).metrics().get(0).pairs().get(0);
  }
}
