package org.gan4j.experiments.command;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.config.ConfigDifference;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.alarm.Alarms;
import org.gan4j.train.alarm.LogLine;
import org.gan4j.train.alarm.RaisedAlarm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan alarms}: replay the alarms over a run's metrics. */
@Command(
    name = "alarms",
    header = "replay the alarms over the metrics of a run",
    description = {
      "Reads a run's metrics.jsonl and shows which alarms it raises: a saturated discriminator,"
          + " gradients that vanish or explode, samples that are all alike or miss classes, or a"
          + " very low recall. With the run's own thresholds, these are the alarms that were"
          + " raised during training.",
      "",
      "It writes nothing."
    },
    footer = {
      "  gan alarms runs/00003-dcgan-mnist",
      "  gan alarms 00003-dcgan-mnist --set alarms.diversity.least=0.6"
    })
public final class AlarmsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its name under --runs.")
  private String name;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Use another threshold than the config's, for instance --set alarms.recall.least=0.1."
              + " Repeatable; the last one counts.")
  private List<String> assignments = new ArrayList<>();

  @Mixin private RunsOption runs;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    RunDirectory run = runs.open(name);
    List<ConfigOverride> overrides = assignments.stream().map(ConfigOverride::parse).toList();
    Experiment experiment = Experiment.read(run.config(), overrides);
    requireThresholds(run, experiment);
    lines(run, experiment).forEach(spec.commandLine().getOut()::println);
    return 0;
  }

  /** Another value has no effect here. */
  private static void requireThresholds(RunDirectory run, Experiment experiment) {
    Experiment own = Experiment.read(run.config(), List.of());
    ConfigDifference.between(own, experiment).changes().stream()
        .filter(change -> !change.pointer().startsWith("/alarms"))
        .findFirst()
        .ifPresent(
            change -> {
              throw new InputException(
                  "--set",
                  "expected a key of alarms, found " + change.pointer(),
                  "Alarms depend on metrics.jsonl and on their thresholds alone.");
            });
  }

  private static List<String> lines(RunDirectory run, Experiment experiment) {
    if (!Files.exists(run.metrics())) {
      throw new InputException(
          run.metrics().toString(),
          "expected the metrics of a run, found none",
          "Train it first: gan resume " + ShellWord.of(run.path()) + ".");
    }
    List<LogLine> log = LogLine.read(run.metrics());
    List<RaisedAlarm> raised = experiment.alarms().orElseGet(Alarms::defaults).over(log);
    return raised.isEmpty()
        ? List.of("no alarm in " + log.size() + " lines of metrics")
        : raised.stream().map(RaisedAlarm::line).toList();
  }
}
