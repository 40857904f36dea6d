package org.gan4j.experiments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.bench.BenchRequest;
import org.gan4j.experiments.checking.CheckedExperiment;
import org.gan4j.experiments.command.BenchCommand;
import org.gan4j.experiments.command.CheckCommand;
import org.gan4j.experiments.command.CompareCommand;
import org.gan4j.experiments.command.ConformCommand;
import org.gan4j.experiments.command.EvaluateCommand;
import org.gan4j.experiments.command.ExplainCommand;
import org.gan4j.experiments.command.FeaturesCommand;
import org.gan4j.experiments.command.FinishCommand;
import org.gan4j.experiments.command.MetricsCommand;
import org.gan4j.experiments.command.ReplayCommand;
import org.gan4j.experiments.command.ReportCommand;
import org.gan4j.experiments.command.ResumeCommand;
import org.gan4j.experiments.command.RunCommand;
import org.gan4j.experiments.command.SampleCommand;
import org.gan4j.experiments.command.SweepCommand;
import org.gan4j.experiments.command.TrainClassifierCommand;
import org.gan4j.experiments.command.TrainCommand;
import org.gan4j.experiments.command.TranslateCommand;
import org.gan4j.experiments.comparing.CompareRequest;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.measuring.EvaluateRequest;
import org.gan4j.experiments.measuring.ExplainRequest;
import org.gan4j.experiments.measuring.FeaturesRequest;
import org.gan4j.experiments.measuring.MetricsRequest;
import org.gan4j.experiments.replay.BitComparison;
import org.gan4j.experiments.replay.ReplayRequest;
import org.gan4j.experiments.replay.ReplayResult;
import org.gan4j.experiments.replay.Replayed;
import org.gan4j.experiments.sampling.SampleRequest;
import org.gan4j.experiments.sampling.TranslateRequest;
import org.gan4j.experiments.training.ClassifierRequest;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.Trained;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs with works that only write down what is asked of them. */
final class RecordedVerbs {

  final List<String> calls = new ArrayList<>();
  boolean finished = true;
  RuntimeException failure;
  Error error;
  Experiment last;

  /** All verbs: those that compute are recorded, and the others are as they are. */
  List<Verb> all() {
    Map<String, Supplier<Callable<Integer>>> recorded = recorded();
    return new Verbs(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .all().stream()
            .map(
                verb ->
                    new Verb(
                        verb.name(),
                        verb.buildsGraph(),
                        recorded.getOrDefault(verb.name(), verb.command())))
            .toList();
  }

  /** The names of the verbs that the help shows, in its order. */
  static List<String> shown() {
    return Gan.commandLine(new RecordedVerbs().all()).getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(verb -> !verb.usageMessage().hidden())
        .map(CommandSpec::name)
        .toList();
  }

  private Map<String, Supplier<Callable<Integer>>> recorded() {
    return Map.ofEntries(
        entry("run", () -> new RunCommand(this::train, this::evaluate, this::report)),
        entry("train", () -> new TrainCommand(this::train)),
        entry("resume", () -> new ResumeCommand(this::train)),
        entry("finish", () -> new FinishCommand(this::train, this::evaluate, this::report)),
        entry("sweep", () -> new SweepCommand(this::check)),
        entry("evaluate", () -> new EvaluateCommand(this::evaluate)),
        entry("report", () -> new ReportCommand(this::report)),
        entry("replay", () -> new ReplayCommand(this::replay)),
        entry("compare", () -> new CompareCommand(this::compare)),
        entry("metrics", () -> new MetricsCommand(this::metrics)),
        entry("explain", () -> new ExplainCommand(this::explain)),
        entry("features", () -> new FeaturesCommand(this::features)),
        entry("sample", () -> new SampleCommand(this::sample)),
        entry("translate", () -> new TranslateCommand(this::translate)),
        entry("check", () -> new CheckCommand(this::check)),
        entry("conform", () -> new ConformCommand(this::conform)),
        entry("bench", () -> new BenchCommand(this::bench)),
        entry("train-classifier", () -> new TrainClassifierCommand(this::trainClassifier)));
  }

  private Trained train(TrainRequest request) {
    last = request.experiment();
    if (failure != null) {
      throw failure;
    }
    if (error != null) {
      throw error;
    }
    if (request.trustsNetwork()) {
      calls.add("on the network");
    }
    if (request.run().isPresent()) {
      calls.add("resume " + request.run().get().name());
      return new Trained(request.run().get(), finished);
    }
    calls.add(
        String.format(
            Locale.ROOT,
            "train %s %d steps seed %d",
            request.name(),
            last.training().steps(),
            last.seed()));
    return new Trained(RunDirectory.create(request.runs(), request.name()), finished);
  }

  private List<String> evaluate(EvaluateRequest request) {
    last = request.experiment();
    calls.add("evaluate " + request.run().name());
    return List.of("fid10k-mnist-cnn: 12.3");
  }

  private Replayed replay(ReplayRequest request) {
    if (request.trustsNetwork()) {
      calls.add("on the network");
    }
    calls.add("replay " + request.recorded().name() + " " + request.until());
    var bits =
        finished
            ? new BitComparison(2, 3, null, null, 100)
            : new BitComparison(
                1, 0, new BitComparison.StateDifference(0, List.of("w"), 1), null, -1);
    RunDirectory run = RunDirectory.create(request.runs(), "replay");
    var result = new ReplayResult(request.recorded().name(), 100, 100, bits, List.of(), List.of());
    return new Replayed(run, result);
  }

  private void report(List<RunDirectory> runs, Path out) {
    runs.forEach(run -> calls.add("report " + run.name()));
  }

  private List<String> compare(CompareRequest request) {
    calls.add(
        String.format(
            Locale.ROOT,
            "compare %s by %s metric %s",
            request.runs().stream().map(RunDirectory::name).toList(),
            request.by(),
            request.metric().orElse("all")));
    return List.of("configuration  runs");
  }

  private void sample(SampleRequest request) {
    last = request.experiment();
    calls.add(
        String.format(
            Locale.ROOT,
            "sample %s count %d seed %s label %s truncation %s best %s to %s",
            request.run().name(),
            request.count(),
            request.seed(),
            request.label(),
            request.truncation(),
            request.best(),
            request.out().getFileName()));
  }

  private int translate(TranslateRequest request) {
    calls.add(
        String.format(
            Locale.ROOT,
            "translate %s %s %s %s",
            request.run().name(),
            request.from(),
            request.in().getFileName(),
            request.out().getFileName()));
    return 3;
  }

  private String features(FeaturesRequest request) {
    calls.add("features " + request);
    return "Features: " + request.out();
  }

  private List<String> metrics(MetricsRequest request) {
    calls.add("metrics " + request);
    return List.of("kid10k-mnist-cnn: 0.001");
  }

  private List<String> explain(ExplainRequest request) {
    calls.add("explain " + request);
    return List.of("convention  FID");
  }

  private List<String> bench(BenchRequest request) {
    calls.add(
        String.format(
            Locale.ROOT,
            "bench %s rounds %d steps %d",
            request.configs().stream().map(BenchRequest.Config::name).toList(),
            request.rounds(),
            request.steps()));
    return List.of("config  ms a step");
  }

  private boolean conform(Experiment experiment, Consumer<String> lines) {
    calls.add("conform seed " + experiment.seed());
    lines.accept("ok     gradients");
    return finished;
  }

  private CheckedExperiment check(Experiment experiment) {
    if (failure != null) {
      throw failure;
    }
    return new CheckedExperiment(
        new CheckedExperiment.Images("toy", 100, List.of(28, 28, 1), true, List.of()),
        null,
        List.of(new CheckedExperiment.Network("generator", 12_345, "[100]", "[28, 28, 1]")),
        List.of(new CheckedExperiment.Phase("joint", "once every step", 4)),
        null,
        new CheckedExperiment.Plan(200, 64, 128, 10, 100, 100));
  }

  private List<String> trainClassifier(ClassifierRequest request) {
    calls.add("train-classifier " + request.name() + " " + request.out().getFileName());
    return List.of(request.name() + ": accuracy 0.9950");
  }
}
