package org.gan4j.experiments.disk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.report.Report;
import org.gan4j.experiments.command.Failures;
import org.gan4j.experiments.endtoend.Leaping;
import org.gan4j.experiments.endtoend.TinyProject;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.measuring.EvaluateRequest;
import org.gan4j.experiments.measuring.EvaluationWork;
import org.gan4j.experiments.sampling.SampleRequest;
import org.gan4j.experiments.sampling.SamplingWork;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.TrainingWork;

/**
 * A small training with all that a run can write: a leap to infinity that it goes back from,
 * measurements meanwhile, a best checkpoint, grids, logs, and more checkpoints than are kept.
 */
final class RecordedTraining {

  static final String NAME = "recorded";

  private static final String CONFIG =
      """
      dataset: {name: folder, path: IMAGES, imageSize: 28, channels: 1}
      variant: {type: LEAPING, learningRate: 300.0, leapAt: 6}
      training:
        steps: 8
        batchSize: 4
        schedule: {type: constant}
        emaDecay: 0.0
        reportEvery: 1
        sampleEvery: 3
        checkpointEvery: 2
        intraOpThreads: 1
        nonFinite: {type: roll-back, rateFactor: 1.0e-45, attempts: 3}
      evaluation:
        samples: 40
        featureNetwork: mnist-cnn
        reference: test
        splits: 2
        every: {steps: 2, protocol: fid20-mnist-cnn}
      seed: 1
      """;

  private final Experiment experiment;

  RecordedTraining(TinyProject project, Path folder) throws IOException {
    Path config = folder.resolve(NAME + ".yaml");
    project.write(config, CONFIG.replace("LEAPING", Leaping.class.getName()));
    this.experiment = Experiment.read(config, List.of());
  }

  /** What a verb came to. */
  record Outcome(int code, String err) {}

  /** Trains in {@code root/runs}. */
  Outcome train(DiskLog log) {
    Path runs = watched(log).resolve("runs");
    var request = TrainRequest.start(experiment, NAME, runs, false);
    return with(log, terminal -> new TrainingWork(request, terminal).train());
  }

  /** Does what {@code gan finish} does after the training, and samples. */
  Outcome evaluate(DiskLog log) {
    return with(
        log,
        terminal -> {
          var request = new EvaluateRequest(run(log), experiment, false);
          new EvaluationWork(request, terminal).evaluate();
          Report.write(List.of(run(log)), run(log).report());
          new SamplingWork(four(log), terminal).sample();
        });
  }

  private SampleRequest four(DiskLog log) {
    return new SampleRequest(
        run(log),
        experiment,
        4,
        OptionalLong.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        false,
        watched(log).resolve("samples"));
  }

  RunDirectory run(DiskLog log) {
    return new RunDirectory(runIn(watched(log)));
  }

  static Path runIn(Path root) {
    return root.resolve("runs/00001-" + NAME);
  }

  static Path watched(DiskLog log) {
    return new WatchedDisk(log).root();
  }

  /** Uses a disk; what is shown meanwhile is a promise. */
  Outcome with(DiskLog log, Consumer<PrintStream> work) {
    StringWriter err = new StringWriter();
    try {
      work.accept(promises(log));
      return new Outcome(0, "");
    } catch (RuntimeException failed) {
      int code = Failures.report(failed, new PrintWriter(err, true), false);
      return new Outcome(code, err.toString());
    }
  }

  private static PrintStream promises(DiskLog log) {
    return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
      @Override
      public void println(String line) {
        log.add(new DiskChange.Promised(line));
      }
    };
  }

  static DiskLog newDisk(Path root, DiskLog.Fault fault) throws IOException {
    return new DiskLog(Files.createDirectories(root), fault);
  }
}
