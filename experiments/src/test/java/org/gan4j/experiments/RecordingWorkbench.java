package org.gan4j.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.gan4j.experiments.bench.BenchRequest;
import org.gan4j.experiments.checking.CheckedExperiment;
import org.gan4j.experiments.command.Workbench;
import org.gan4j.experiments.comparing.CompareRequest;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.measuring.ExplainRequest;
import org.gan4j.experiments.measuring.FeaturesRequest;
import org.gan4j.experiments.measuring.MetricsRequest;
import org.gan4j.experiments.replay.BitComparison;
import org.gan4j.experiments.replay.ReplayRequest;
import org.gan4j.experiments.replay.ReplayResult;
import org.gan4j.experiments.replay.Replayed;
import org.gan4j.experiments.sampling.SampleRequest;
import org.gan4j.experiments.training.ProcessRequest;
import org.gan4j.experiments.training.Trained;

/** Writes down what is asked of it. */
final class RecordingWorkbench implements Workbench {

  final List<String> calls = new ArrayList<>();
  boolean finished = true;
  RuntimeException failure;
  Error error;
  Experiment last;

  @Override
  public Trained train(Experiment experiment, String name, Path runs) {
    last = experiment;
    if (failure != null) {
      throw failure;
    }
    if (error != null) {
      throw error;
    }
    calls.add(
        String.format(
            Locale.ROOT,
            "train %s %d steps seed %d",
            name,
            experiment.training().steps(),
            experiment.seed()));
    return new Trained(RunDirectory.create(runs, name), finished);
  }

  @Override
  public Trained resume(RunDirectory run, Experiment experiment, boolean acceptChanges) {
    last = experiment;
    calls.add("resume " + run.name());
    return new Trained(run, finished);
  }

  @Override
  public Workbench onNetwork(boolean trusted) {
    if (trusted) {
      calls.add("on the network");
    }
    return this;
  }

  @Override
  public Trained member(
      Experiment experiment, ProcessRequest request, Consumer<RunDirectory> made) {
    calls.add("member " + request.name());
    RunDirectory run =
        request.run().orElseGet(() -> RunDirectory.create(request.runs(), request.name()));
    made.accept(run);
    return new Trained(run, finished);
  }

  @Override
  public List<String> evaluate(RunDirectory run, Experiment experiment, boolean best) {
    last = experiment;
    calls.add("evaluate " + run.name());
    return List.of("fid10k-mnist-cnn: 12.3");
  }

  @Override
  public Replayed replay(ReplayRequest request) {
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

  @Override
  public void report(List<RunDirectory> runs, Path out) {
    runs.forEach(run -> calls.add("report " + run.name()));
  }

  @Override
  public List<String> compare(CompareRequest request) {
    calls.add(
        String.format(
            Locale.ROOT,
            "compare %s by %s metric %s",
            request.runs().stream().map(RunDirectory::name).toList(),
            request.by(),
            request.metric().orElse("all")));
    return List.of("configuration  runs");
  }

  @Override
  public List<String> alarms(RunDirectory run, Experiment experiment) {
    calls.add("alarms " + run.name() + " " + experiment.alarms());
    return List.of("no alarm in 0 lines of metrics");
  }

  @Override
  public void sample(RunDirectory run, Experiment experiment, SampleRequest request, Path out) {
    last = experiment;
    calls.add("sample " + run.name() + " " + request + " " + out.getFileName());
  }

  @Override
  public int translate(RunDirectory run, Experiment experiment, Domain from, Path in, Path out) {
    calls.add(
        String.format(
            Locale.ROOT,
            "translate %s %s %s %s",
            run.name(),
            from,
            in.getFileName(),
            out.getFileName()));
    return 3;
  }

  @Override
  public String features(FeaturesRequest request) {
    calls.add("features " + request);
    return "Features: " + request.out();
  }

  @Override
  public List<String> metrics(MetricsRequest request) {
    calls.add("metrics " + request);
    return List.of("kid10k-mnist-cnn: 0.001");
  }

  @Override
  public List<String> explain(ExplainRequest request) {
    calls.add("explain " + request);
    return List.of("convention  FID");
  }

  @Override
  public List<String> bench(BenchRequest request) {
    calls.add(
        String.format(
            Locale.ROOT,
            "bench %s rounds %d steps %d",
            request.configs().stream().map(BenchRequest.Config::name).toList(),
            request.rounds(),
            request.steps()));
    return List.of("config  ms a step");
  }

  @Override
  public boolean conform(Experiment experiment, Consumer<String> lines) {
    calls.add("conform seed " + experiment.seed());
    lines.accept("ok     gradients");
    return finished;
  }

  @Override
  public CheckedExperiment check(Experiment experiment) {
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

  @Override
  public List<String> trainClassifier(Experiment experiment, String name, Path runs, Path out) {
    calls.add("train-classifier " + name + " " + out.getFileName());
    return List.of(name + ": accuracy 0.9950");
  }
}
