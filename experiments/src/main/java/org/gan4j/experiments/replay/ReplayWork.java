package org.gan4j.experiments.replay;

import java.io.PrintStream;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.RunNames;
import org.gan4j.experiments.measuring.EvaluateRequest;
import org.gan4j.experiments.measuring.EvaluationWork;
import org.gan4j.experiments.parts.Devices;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.replay.ConfigSequence.Part;
import org.gan4j.experiments.training.ClassPathHashes;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.TrainingProcesses;
import org.gan4j.experiments.training.TrainingWork;
import org.gan4j.train.run.Provenance;

/**
 * Repeats a run from its record, and says whether it is the same. Everything that is missing is
 * found before the new run folder is made.
 */
public final class ReplayWork {

  private final ReplayRequest request;
  private final RecordedRun recorded;
  private final PrintStream terminal;
  private final ReplayCallback watch;

  public ReplayWork(ReplayRequest request, PrintStream terminal) {
    this.request = request;
    this.recorded = request.recorded();
    this.terminal = terminal;
    this.watch = new ReplayCallback(recorded, request.toTheEnd(), terminal);
  }

  public Replayed replay() {
    recorded.requireStates();
    long until = Math.min(request.until().orElse(recorded.lastStep()), recorded.lastStep());
    List<Part> parts = parts(until);
    Experiment first = parts.get(0).experiment();
    Devices.prepare(first, TrainingProcesses.place(first), terminal::println);
    requireSameData(first);
    RunDirectory run = train(parts);
    ReplayResult result = compare(run, parts.get(parts.size() - 1).experiment());
    Json.write(result, run.replay());
    if (watch.endedEarly()) {
      terminal.println(
          "Ended at the first difference, after step "
              + watch.last()
              + ". --to-the-end goes on and compares the final metrics.");
    }
    return new Replayed(run, result);
  }

  private List<Part> parts(long until) {
    try {
      List<ConfigOverride> overrides =
          request.ofReport()
              ? ReportedPaths.confined(recorded, request.overrides(), request.acceptsPaths())
              : request.overrides();
      List<Part> parts = ConfigSequence.of(recorded, overrides, until);
      if (parts.isEmpty()) {
        throw new InputException(
            recorded.name(),
            "expected a run with steps, found none",
            "Choose one that was trained.");
      }
      List<Part> original = overrides.isEmpty() ? parts : unchanged(until);
      for (int i = 0; i < parts.size(); i++) {
        ConfigDifference.between(original.get(i).experiment(), parts.get(i).experiment())
            .changes()
            .forEach(change -> watch.warn(change.toString()));
      }
      return parts;
    } catch (InputException unreadable) {
      recorded.provenance().map(Provenance::classpath).orElse(List.of()).stream()
          .filter(jar -> !ClassPathHashes.of(System.getenv("GAN_CLASSPATH")).contains(jar))
          .forEach(
              jar ->
                  terminal.println(
                      "The run had on GAN_CLASSPATH: " + jar.name() + ", SHA-256 " + jar.sha256()));
      throw unreadable;
    }
  }

  private List<Part> unchanged(long until) {
    return ConfigSequence.of(recorded, List.of(), until);
  }

  private void requireSameData(Experiment experiment) {
    if (recorded.provenance().isEmpty()) {
      watch.warn("no provenance: images and versions are not checked");
      return;
    }
    Dataset dataset = ExperimentFactory.dataset(experiment, Split.TRAIN, terminal);
    String expected = recorded.provenance().get().datasetSha256();
    if (!dataset.contentHash().equals(expected)) {
      throw InputException.atKey(
          "/dataset",
          "expected the images of "
              + recorded.name()
              + " (SHA-256 "
              + expected
              + "), found others ("
              + dataset.contentHash()
              + ")",
          "Say where they are, for instance with --set dataset.path=FOLDER.");
    }
  }

  /** Trains part after part, as the run was trained; ends if a part is not completed. */
  private RunDirectory train(List<Part> parts) {
    RunDirectory run = null;
    for (Part part : parts) {
      watch.goUntil(part.until());
      run = new TrainingWork(training(part, run), terminal, watch).trainHere().run();
      if (watch.last() < part.until() || watch.endedEarly()) {
        return run;
      }
    }
    return run;
  }

  private TrainRequest training(Part part, RunDirectory run) {
    boolean trusts = request.trustsNetwork();
    return run == null
        ? TrainRequest.start(
            part.experiment(),
            "replay-of-" + RunNames.plain(recorded.name()),
            request.runs(),
            trusts)
        : TrainRequest.resume(part.experiment(), run, true, trusts);
  }

  private ReplayResult compare(RunDirectory run, Experiment experiment) {
    long last = watch.last();
    boolean complete = last == recorded.lastStep() && !watch.endedEarly();
    List<Evaluation> before = complete ? recorded.finalEvaluations() : List.of();
    if (!before.isEmpty() && experiment.evaluation().isPresent()) {
      new EvaluationWork(new EvaluateRequest(run, experiment, false), terminal).evaluate();
    }
    List<MetricDifference> metrics = MetricDifference.of(before, EvaluationFiles.readAll(run));
    before.stream()
        .map(Evaluation::metric)
        .filter(name -> metrics.stream().noneMatch(metric -> metric.metric().equals(name)))
        .forEach(name -> watch.warn(name + ": not measured again by the same protocol"));
    BitComparison bits =
        BitComparison.between(recorded, watch.states(), RecordedRun.of(run).reports(), last);
    return new ReplayResult(
        recorded.name(), last, recorded.lastStep(), bits, metrics, watch.warnings());
  }
}
