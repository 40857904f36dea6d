package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.gan4j.eval.report.Report;
import org.gan4j.experiments.BenchRequest;
import org.gan4j.experiments.CheckedExperiment;
import org.gan4j.experiments.CompareRequest;
import org.gan4j.experiments.Experiment;
import org.gan4j.experiments.ExplainRequest;
import org.gan4j.experiments.FeaturesRequest;
import org.gan4j.experiments.MetricsRequest;
import org.gan4j.experiments.ReplayRequest;
import org.gan4j.experiments.SampleRequest;
import org.gan4j.experiments.Workbench;
import org.gan4j.experiments.device.ProcessDevice;
import org.gan4j.experiments.replica.Place;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.graph.SessionSettings;
import org.gan4j.train.replica.Meeting;

/**
 * The verbs on this machine, in this process.
 *
 * @param terminal where progress and notices are shown
 */
public record LocalWorkbench(PrintStream terminal) implements Workbench {

  @Override
  public Trained train(Experiment experiment, String name, Path runs) {
    Devices.prepare(experiment, Team.place(experiment), terminal::println);
    return new TrainingJob(experiment, terminal).start(name, runs);
  }

  @Override
  public Trained resume(RunDirectory run, Experiment experiment, boolean acceptChanges) {
    Devices.prepare(experiment, Team.place(experiment), terminal::println);
    return new TrainingJob(experiment, terminal).resume(run, acceptChanges);
  }

  @Override
  public void follow(int rank, int count, int port, Duration timeout) {
    String secret = Optional.ofNullable(System.getenv(FollowerJob.SECRET)).orElse("");
    Meeting meeting = Team.meeting(timeout, count, secret);
    new FollowerJob(Place.local(rank, count, port), meeting, terminal).follow();
  }

  @Override
  public List<String> evaluate(RunDirectory run, Experiment experiment, boolean best) {
    device(experiment);
    return new EvaluationJob(experiment, terminal).evaluate(run, best);
  }

  @Override
  public Replayed replay(ReplayRequest request) {
    return new ReplayJob(request, terminal).replay();
  }

  @Override
  public void report(List<RunDirectory> runs, Path out) {
    Report.write(runs, out);
  }

  @Override
  public List<String> compare(CompareRequest request) {
    return CompareJob.compare(request);
  }

  @Override
  public List<String> alarms(RunDirectory run, Experiment experiment) {
    return AlarmsJob.replay(run, experiment);
  }

  @Override
  public void sample(RunDirectory run, Experiment experiment, SampleRequest request, Path out) {
    device(experiment);
    new SamplingJob(experiment, terminal).sample(run, request, out);
  }

  @Override
  public int translate(RunDirectory run, Experiment experiment, Domain from, Path in, Path out) {
    device(experiment);
    return new TranslationJob(experiment, terminal).translate(run, from, in, out);
  }

  @Override
  public CheckedExperiment check(Experiment experiment) {
    ProcessDevice.prepare(Builds.execution(experiment), terminal::println);
    return CheckJob.check(experiment, terminal);
  }

  @Override
  public List<String> bench(BenchRequest request) {
    return new BenchJob(request, terminal).measure();
  }

  @Override
  public boolean conform(Experiment experiment, Consumer<String> lines) {
    ProcessDevice.prepare(Builds.execution(experiment), terminal::println);
    return ConformJob.conform(experiment, lines);
  }

  @Override
  public List<String> trainClassifier(Experiment experiment, String name, Path runs, Path out) {
    device(experiment);
    return new ClassifierJob(experiment, terminal).train(name, runs, out);
  }

  @Override
  public List<String> metrics(MetricsRequest request) {
    device(request.execution());
    return new MetricsJob(request, terminal).measure();
  }

  @Override
  public List<String> explain(ExplainRequest request) {
    device(request.execution());
    return new ExplainJob(request, terminal).explain();
  }

  @Override
  public String features(FeaturesRequest request) {
    device(request.execution());
    return new FeaturesJob(request, terminal).write();
  }

  /** Chooses the device before anything touches TensorFlow. */
  private void device(Experiment experiment) {
    ProcessDevice.open(Builds.sessionSettings(experiment), terminal::println);
  }

  /** The same without a config. */
  private void device(Execution execution) {
    int cores = Runtime.getRuntime().availableProcessors();
    var settings = new SessionSettings(cores).withExecution(execution);
    ProcessDevice.open(settings, "--device", terminal::println);
  }
}
