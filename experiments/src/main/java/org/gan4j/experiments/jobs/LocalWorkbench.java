package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
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
import org.gan4j.experiments.MemberRequest;
import org.gan4j.experiments.MetricsRequest;
import org.gan4j.experiments.ReplayRequest;
import org.gan4j.experiments.SampleRequest;
import org.gan4j.experiments.Workbench;
import org.gan4j.experiments.device.ProcessDevice;
import org.gan4j.experiments.replica.Place;
import org.gan4j.experiments.replica.TrustedNetwork;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.session.SessionSettings;

/**
 * The verbs on this machine, in this process.
 *
 * @param terminal where progress and notices are shown
 * @param trustsNetwork whether the person does, who started the command
 */
public record LocalWorkbench(PrintStream terminal, boolean trustsNetwork) implements Workbench {

  /** For a person who has not said to trust the network. */
  public LocalWorkbench(PrintStream terminal) {
    this(terminal, false);
  }

  @Override
  public Trained train(Experiment experiment, String name, Path runs) {
    return ownProcess(experiment, MemberRequest.of(name, runs))
        .orElseGet(() -> training(experiment).start(name, runs));
  }

  @Override
  public Trained resume(RunDirectory run, Experiment experiment, boolean acceptChanges) {
    return ownProcess(experiment, MemberRequest.of(run, acceptChanges))
        .orElseGet(() -> training(experiment).resume(run, acceptChanges));
  }

  /** A training over the network is that of another process, which this one keeps going. */
  private Optional<Trained> ownProcess(Experiment experiment, MemberRequest request) {
    Place place = Team.place(experiment);
    TrustedNetwork.require(Builds.execution(experiment), place, trustsNetwork);
    return place.count() == 1
        ? Optional.empty()
        : Optional.of(new Supervisor(experiment, place, terminal).train(request));
  }

  private TrainingJob training(Experiment experiment) {
    Devices.prepare(experiment, Team.place(experiment), terminal::println);
    return new TrainingJob(experiment, terminal);
  }

  @Override
  public Trained member(Experiment experiment, MemberRequest request, Consumer<RunDirectory> made) {
    Devices.prepare(experiment, Team.place(experiment), terminal::println);
    var job = new TrainingJob(experiment, terminal, Companion.telling(made), true);
    return request
        .run()
        .map(run -> job.resume(run, request.acceptChanges()))
        .orElseGet(() -> job.start(request.name(), request.runs()));
  }

  @Override
  public Workbench onNetwork(boolean trusted) {
    return new LocalWorkbench(terminal, trusted);
  }

  @Override
  public List<String> evaluate(RunDirectory run, Experiment experiment, boolean best) {
    device(experiment);
    return new EvaluationJob(experiment, terminal).evaluate(run, best);
  }

  @Override
  public Replayed replay(ReplayRequest request) {
    return new ReplayJob(request, terminal, trustsNetwork).replay();
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
