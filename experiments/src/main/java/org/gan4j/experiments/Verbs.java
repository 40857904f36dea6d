package org.gan4j.experiments;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.report.Report;
import org.gan4j.experiments.bench.BenchWork;
import org.gan4j.experiments.checking.CheckWork;
import org.gan4j.experiments.checking.CheckedExperiment;
import org.gan4j.experiments.checking.ConformWork;
import org.gan4j.experiments.command.AlarmsCommand;
import org.gan4j.experiments.command.BenchCommand;
import org.gan4j.experiments.command.CheckCommand;
import org.gan4j.experiments.command.CompareCommand;
import org.gan4j.experiments.command.ConformCommand;
import org.gan4j.experiments.command.DoctorCommand;
import org.gan4j.experiments.command.EvaluateCommand;
import org.gan4j.experiments.command.ExplainCommand;
import org.gan4j.experiments.command.FeaturesCommand;
import org.gan4j.experiments.command.FetchCommand;
import org.gan4j.experiments.command.FinishCommand;
import org.gan4j.experiments.command.MetricsCommand;
import org.gan4j.experiments.command.ProcessCommand;
import org.gan4j.experiments.command.ReplayCommand;
import org.gan4j.experiments.command.ReportCommand;
import org.gan4j.experiments.command.ResumeCommand;
import org.gan4j.experiments.command.RunCommand;
import org.gan4j.experiments.command.SampleCommand;
import org.gan4j.experiments.command.SweepCommand;
import org.gan4j.experiments.command.TrainClassifierCommand;
import org.gan4j.experiments.command.TrainCommand;
import org.gan4j.experiments.command.TranslateCommand;
import org.gan4j.experiments.command.page.CompletionCommand;
import org.gan4j.experiments.command.page.HelpCommand;
import org.gan4j.experiments.command.page.ListCommand;
import org.gan4j.experiments.command.page.ManCommand;
import org.gan4j.experiments.comparing.CompareWork;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.measuring.EvaluateRequest;
import org.gan4j.experiments.measuring.EvaluationWork;
import org.gan4j.experiments.measuring.ExplainWork;
import org.gan4j.experiments.measuring.FeaturesWork;
import org.gan4j.experiments.measuring.MetricsWork;
import org.gan4j.experiments.replay.ReplayWork;
import org.gan4j.experiments.sampling.SamplingWork;
import org.gan4j.experiments.sampling.TranslationWork;
import org.gan4j.experiments.training.ClassifierWork;
import org.gan4j.experiments.training.TrainRequest;
import org.gan4j.experiments.training.Trained;
import org.gan4j.experiments.training.TrainingCallback;
import org.gan4j.experiments.training.TrainingWork;

/**
 * The verbs of the command, each with its command and its work.
 *
 * @param terminal where work shows progress and notices
 */
record Verbs(PrintStream terminal) {

  /** In the order of the manual page. */
  List<Verb> all() {
    return List.of(
        graph("run", () -> new RunCommand(this::train, this::evaluate, Report::write)),
        graph("train", () -> new TrainCommand(this::train)),
        graph("resume", () -> new ResumeCommand(this::train)),
        graph("finish", () -> new FinishCommand(this::train, this::evaluate, Report::write)),
        verb("sweep", () -> new SweepCommand(this::check)),
        verb("evaluate", () -> new EvaluateCommand(this::evaluate)),
        verb("report", () -> new ReportCommand(Report::write)),
        verb(
            "replay",
            () -> new ReplayCommand(request -> new ReplayWork(request, terminal).replay())),
        verb("compare", () -> new CompareCommand(CompareWork::compare)),
        verb("alarms", () -> new AlarmsCommand()),
        verb(
            "metrics",
            () -> new MetricsCommand(request -> new MetricsWork(request, terminal).measure())),
        verb(
            "explain",
            () -> new ExplainCommand(request -> new ExplainWork(request, terminal).explain())),
        verb(
            "features",
            () -> new FeaturesCommand(request -> new FeaturesWork(request, terminal).write())),
        verb(
            "sample",
            () -> new SampleCommand(request -> new SamplingWork(request, terminal).sample())),
        verb(
            "translate",
            () ->
                new TranslateCommand(
                    request -> new TranslationWork(request, terminal).translate())),
        graph("check", () -> new CheckCommand(this::check)),
        graph(
            "conform",
            () ->
                new ConformCommand(
                    (experiment, lines) -> new ConformWork(experiment, terminal).conform(lines))),
        verb(
            "bench", () -> new BenchCommand(request -> new BenchWork(request, terminal).measure())),
        verb("process", () -> new ProcessCommand(this::trainAsOneOfSeveral)),
        graph(
            "train-classifier",
            () ->
                new TrainClassifierCommand(
                    request -> new ClassifierWork(request, terminal).train())),
        verb("fetch", () -> new FetchCommand()),
        verb("list", () -> new ListCommand()),
        verb("doctor", () -> new DoctorCommand()),
        verb("help", () -> new HelpCommand()),
        verb("completion", () -> new CompletionCommand()),
        verb("man", () -> new ManCommand()));
  }

  private static Verb verb(String name, Supplier<Callable<Integer>> command) {
    return new Verb(name, false, command);
  }

  private static Verb graph(String name, Supplier<Callable<Integer>> command) {
    return new Verb(name, true, command);
  }

  private Trained train(TrainRequest request) {
    return new TrainingWork(request, terminal).train();
  }

  private Trained trainAsOneOfSeveral(TrainRequest request, Consumer<RunDirectory> made) {
    return new TrainingWork(request, terminal, TrainingCallback.telling(made)).trainHere();
  }

  private List<String> evaluate(EvaluateRequest request) {
    return new EvaluationWork(request, terminal).evaluate();
  }

  private CheckedExperiment check(Experiment experiment) {
    return new CheckWork(experiment, terminal).check();
  }
}
