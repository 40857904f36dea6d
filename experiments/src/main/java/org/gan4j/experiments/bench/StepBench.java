package org.gan4j.experiments.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.config.ConfigReader;
import org.gan4j.experiments.config.ConfigWriter;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.TrainingConfig;
import org.gan4j.experiments.machine.Machine;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.process.ScratchFolder;
import org.gan4j.experiments.training.Provenances;
import org.gan4j.experiments.training.TrainingLoop;
import org.gan4j.experiments.training.TrainingProcesses;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.run.SessionRecord;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.proto.RunMetadata;

/**
 * Measures the steps of one config: trains it for a few cycles as {@code gan train} does, in a run
 * directory that is deleted, in turns with the same graph in a bare loop.
 */
final class StepBench {

  private static final int TRACED_STEPS = 3;

  private final BenchRequest request;
  private final BenchRequest.Config config;
  private final long first;
  private final Experiment experiment;

  StepBench(BenchRequest request, BenchRequest.Config config) {
    this.request = request;
    this.config = config;
    this.first = first(request, config.experiment().training().steps());
    this.experiment = withCycles();
  }

  /** A multiple of the cycle that leaves room for all of them before the last step. */
  private static long first(BenchRequest request, long trainingSteps) {
    int cycle = BenchTurns.cycle(request.steps());
    long latest = trainingSteps - 1 - (request.rounds() + 1L) * cycle;
    return Math.max(0, request.at().orElse(latest)) / cycle * cycle;
  }

  /** Reports, samples and checkpoints once a cycle; nothing is evaluated on the way. */
  private Experiment withCycles() {
    int cycle = BenchTurns.cycle(request.steps());
    long last = first + (request.rounds() + 1L) * cycle + 1;
    long steps = Math.max(config.experiment().training().steps(), last);
    List<String> changes = new ArrayList<>();
    Stream.of("reportEvery", "sampleEvery", "checkpointEvery")
        .forEach(key -> changes.add("training." + key + "=" + cycle));
    changes.add("training.steps=" + steps);
    if (config.experiment().evaluation().isPresent()) {
      changes.add("evaluation.every=null");
    }
    return ConfigReader.parse(
        config.name(),
        ConfigWriter.write(config.experiment()),
        Experiment.class,
        changes.stream().map(ConfigOverride::parse).toList());
  }

  BenchEntry measure() {
    Dataset dataset = ExperimentFactory.dataset(experiment, Split.TRAIN);
    try (TrainingGraph graph = ExperimentFactory.graph(experiment, dataset);
        TrainingSession session = ExperimentFactory.session(experiment, graph)) {
      session.load(dataset);
      session.initialize();
      BareLoop loop = new BareLoop(session);
      BenchTurns turns =
          new BenchTurns(request.steps(), request.rounds(), () -> waitedNanos(session), loop::run);
      train(dataset, session, turns);
      return entry(session, dataset, turns);
    }
  }

  private void train(Dataset dataset, TrainingSession session, BenchTurns turns) {
    try (ScratchFolder folder = ScratchFolder.create("gan-bench");
        TrainingProcesses team = TrainingProcesses.alone(experiment);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)) {
      RunDirectory run = RunDirectory.create(folder.path(), config.name());
      SessionRecord record =
          SessionRecord.begin(
              Provenances.collect(experiment, dataset, session.graph()), run.provenance(), first);
      new TrainingLoop(experiment, dataset, nowhere, turns, team, ConfigWriter.write(experiment))
          .train(run, session, record, first, turns::wantsToStop);
    }
  }

  private BenchEntry entry(TrainingSession session, Dataset dataset, BenchTurns turns) {
    BenchEntry.Besides besides = besides(turns);
    Spread milliseconds = turns.trainer().plus(besides.perStep());
    Long peak = Machine.peakResidentBytes().orElse(null);
    List<RunMetadata> traced =
        request.profile() || ExperimentFactory.usesGpu(experiment)
            ? traced(session.graph(), dataset)
            : List.of();
    return new BenchEntry(
        config.name(),
        experiment.variant().getClass().getEnclosingClass().getSimpleName(),
        Hashing.sha256().hashString(ConfigWriter.write(config.experiment()), UTF_8).toString(),
        experiment.training().batchSize(),
        experiment.training().intraOpThreads(),
        first + 1,
        request.rounds(),
        request.steps(),
        milliseconds,
        milliseconds.into(1000 * images(session)),
        turns.bare(),
        turns.ratio(besides.perStep()),
        turns.processorRatio(),
        besides,
        turns.waitShare(),
        peak,
        OpProfile.deviceBytes(traced).orElse(null),
        request.profile() ? OpProfile.of(traced, TRACED_STEPS) : null);
  }

  private BenchEntry.Besides besides(BenchTurns turns) {
    TrainingConfig cadences = config.experiment().training();
    return new BenchEntry.Besides(
        turns.reportMilliseconds(),
        turns.sampleMilliseconds(),
        turns.checkpointMilliseconds(),
        turns.reportMilliseconds() / cadences.reportEvery()
            + turns.sampleMilliseconds() / cadences.sampleEvery()
            + turns.checkpointMilliseconds() / cadences.checkpointEvery());
  }

  /**
   * Some steps from fresh weights, in a session of their own: operations that run in one order
   * leave no trace. The very first traced one is not representative.
   */
  private List<RunMetadata> traced(TrainingGraph graph, Dataset dataset) {
    SessionSettings settings = ExperimentFactory.sessionSettings(experiment).inAnyOrder();
    try (TrainingSession session = new TrainingSession(graph, settings)) {
      session.load(dataset);
      session.initialize();
      BareLoop loop = new BareLoop(session);
      long from = first + 1;
      loop.trace(from, from);
      return loop.trace(from, from + TRACED_STEPS - 1);
    }
  }

  /** Real images that a step takes. */
  private double images(TrainingSession session) {
    long from = first;
    long to = first + (request.rounds() + 1L) * BenchTurns.cycle(request.steps());
    long batches =
        session.graph().phases().stream()
            .filter(phase -> phase.built().usesBatch())
            .mapToLong(phase -> phase.runsThrough(to) - phase.runsThrough(from))
            .sum();
    return (double) batches * experiment.training().batchSize() / (to - from);
  }

  private static long waitedNanos(TrainingSession session) {
    return session.streamed().map(images -> (long) (1e9 * images.secondsWaited())).orElse(0L);
  }
}
