package org.gan4j.experiments;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.core.InputPlace;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.gan4j.eval.report.Report;
import org.gan4j.experiments.bench.BenchRequest;
import org.gan4j.experiments.bench.BenchWork;
import org.gan4j.experiments.checking.AlarmsWork;
import org.gan4j.experiments.checking.CheckWork;
import org.gan4j.experiments.checking.CheckedExperiment;
import org.gan4j.experiments.checking.ConformWork;
import org.gan4j.experiments.command.Workbench;
import org.gan4j.experiments.comparing.CompareRequest;
import org.gan4j.experiments.comparing.CompareWork;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.measuring.EvaluationWork;
import org.gan4j.experiments.measuring.ExplainRequest;
import org.gan4j.experiments.measuring.ExplainWork;
import org.gan4j.experiments.measuring.FeaturesRequest;
import org.gan4j.experiments.measuring.FeaturesWork;
import org.gan4j.experiments.measuring.MetricsRequest;
import org.gan4j.experiments.measuring.MetricsWork;
import org.gan4j.experiments.parts.Devices;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.replay.ReplayRequest;
import org.gan4j.experiments.replay.ReplayWork;
import org.gan4j.experiments.replay.Replayed;
import org.gan4j.experiments.replica.ProcessRank;
import org.gan4j.experiments.replica.TrustedNetwork;
import org.gan4j.experiments.sampling.SampleRequest;
import org.gan4j.experiments.sampling.SamplingWork;
import org.gan4j.experiments.sampling.TranslationWork;
import org.gan4j.experiments.training.ClassifierWork;
import org.gan4j.experiments.training.ProcessRequest;
import org.gan4j.experiments.training.Supervisor;
import org.gan4j.experiments.training.Trained;
import org.gan4j.experiments.training.TrainingCallback;
import org.gan4j.experiments.training.TrainingProcesses;
import org.gan4j.experiments.training.TrainingWork;
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
    return ownProcess(experiment, ProcessRequest.of(name, runs))
        .orElseGet(() -> training(experiment).start(name, runs));
  }

  @Override
  public Trained resume(RunDirectory run, Experiment experiment, boolean acceptChanges) {
    return ownProcess(experiment, ProcessRequest.of(run, acceptChanges))
        .orElseGet(() -> training(experiment).resume(run, acceptChanges));
  }

  /** A training over the network is that of another process, which this one keeps going. */
  private Optional<Trained> ownProcess(Experiment experiment, ProcessRequest request) {
    ProcessRank place = TrainingProcesses.place(experiment);
    TrustedNetwork.require(ExperimentFactory.execution(experiment), place, trustsNetwork);
    return place.count() == 1
        ? Optional.empty()
        : Optional.of(new Supervisor(experiment, place, terminal).train(request));
  }

  private TrainingWork training(Experiment experiment) {
    Devices.prepare(experiment, TrainingProcesses.place(experiment), terminal::println);
    return new TrainingWork(experiment, terminal);
  }

  @Override
  public Trained member(
      Experiment experiment, ProcessRequest request, Consumer<RunDirectory> made) {
    Devices.prepare(experiment, TrainingProcesses.place(experiment), terminal::println);
    var job = new TrainingWork(experiment, terminal, TrainingCallback.telling(made), true);
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
    return new EvaluationWork(experiment, terminal).evaluate(run, best);
  }

  @Override
  public Replayed replay(ReplayRequest request) {
    return new ReplayWork(request, terminal, trustsNetwork).replay();
  }

  @Override
  public void report(List<RunDirectory> runs, Path out) {
    Report.write(runs, out);
  }

  @Override
  public List<String> compare(CompareRequest request) {
    return CompareWork.compare(request);
  }

  @Override
  public List<String> alarms(RunDirectory run, Experiment experiment) {
    return AlarmsWork.replay(run, experiment);
  }

  @Override
  public void sample(RunDirectory run, Experiment experiment, SampleRequest request, Path out) {
    device(experiment);
    new SamplingWork(experiment, terminal).sample(run, request, out);
  }

  @Override
  public int translate(RunDirectory run, Experiment experiment, Domain from, Path in, Path out) {
    device(experiment);
    return new TranslationWork(experiment, terminal).translate(run, from, in, out);
  }

  @Override
  public CheckedExperiment check(Experiment experiment) {
    ProcessDevice.prepare(ExperimentFactory.execution(experiment), terminal::println);
    return CheckWork.check(experiment, terminal);
  }

  @Override
  public List<String> bench(BenchRequest request) {
    return new BenchWork(request, terminal).measure();
  }

  @Override
  public boolean conform(Experiment experiment, Consumer<String> lines) {
    ProcessDevice.prepare(ExperimentFactory.execution(experiment), terminal::println);
    return ConformWork.conform(experiment, lines);
  }

  @Override
  public List<String> trainClassifier(Experiment experiment, String name, Path runs, Path out) {
    device(experiment);
    return new ClassifierWork(experiment, terminal).train(name, runs, out);
  }

  @Override
  public List<String> metrics(MetricsRequest request) {
    device(request.execution());
    return new MetricsWork(request, terminal).measure();
  }

  @Override
  public List<String> explain(ExplainRequest request) {
    device(request.execution());
    return new ExplainWork(request, terminal).explain();
  }

  @Override
  public String features(FeaturesRequest request) {
    device(request.execution());
    return new FeaturesWork(request, terminal).write();
  }

  /** Chooses the device before anything touches TensorFlow. */
  private void device(Experiment experiment) {
    ProcessDevice.open(ExperimentFactory.sessionSettings(experiment), terminal::println);
  }

  /** The same without a config. */
  private void device(Execution execution) {
    int cores = Runtime.getRuntime().availableProcessors();
    var settings = new SessionSettings(cores).withExecution(execution);
    ProcessDevice.open(settings, InputPlace.named("--device"), terminal::println);
  }
}
