package org.gan4j.experiments;

import java.util.List;
import java.util.function.Supplier;
import org.gan4j.experiments.command.AlarmsCommand;
import org.gan4j.experiments.command.CheckCommand;
import org.gan4j.experiments.command.CompareCommand;
import org.gan4j.experiments.command.ConformCommand;
import org.gan4j.experiments.command.DoctorCommand;
import org.gan4j.experiments.command.EvaluateCommand;
import org.gan4j.experiments.command.ExplainCommand;
import org.gan4j.experiments.command.Failures;
import org.gan4j.experiments.command.FeaturesCommand;
import org.gan4j.experiments.command.FetchCommand;
import org.gan4j.experiments.command.FinishCommand;
import org.gan4j.experiments.command.ListCommand;
import org.gan4j.experiments.command.ManualPage;
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
import org.gan4j.experiments.command.UsageErrors;
import org.gan4j.experiments.jobs.LocalWorkbench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code gan} command. */
@Command(
    name = "gan",
    synopsisSubcommandLabel = "VERB [ARGUMENTS]",
    header = "train, judge and show generative adversarial networks",
    description = {
      "An experiment is a YAML file: data set, variant, training, evaluation and seed. Each"
          + " training makes a folder with its checkpoints, samples, metrics and report.",
      "",
      "gan VERB --help explains a verb."
    },
    footer = {
      "Train on MNIST, evaluate, and write the report:",
      "",
      "  gan run experiments/configs/quickstart.yaml",
    },
    versionProvider = Gan.Version.class)
public final class Gan {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private Gan() {}

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Gan.class.getPackage().getImplementationVersion();
      return new String[] {"gan4j " + (version == null ? "(development)" : version)};
    }
  }

  /** Runs one verb and exits with its code: 0 done, 2 the input is wrong, 1 we failed. */
  public static void main(String[] arguments) {
    LauncherErrors.use();
    System.exit(execute(commandLine(() -> new LocalWorkbench(System.err)), arguments));
  }

  /**
   * Runs one verb.
   *
   * @return the exit code
   */
  static int execute(CommandLine command, String... arguments) {
    try {
      return command.execute(arguments);
    } catch (Error failure) {
      return Failures.report(failure, command.getErr(), List.of(arguments).contains("--debug"));
    }
  }

  /**
   * The command with all its verbs.
   *
   * @param workbench asked for once a verb needs it: what loads TensorFlow waits until then
   */
  static CommandLine commandLine(Supplier<Workbench> workbench) {
    return ManualPage.format(
        new CommandLine(new Gan())
            .addSubcommand(new RunCommand(workbench))
            .addSubcommand(new TrainCommand(workbench))
            .addSubcommand(new ResumeCommand(workbench))
            .addSubcommand(new FinishCommand(workbench))
            .addSubcommand(new SweepCommand(workbench))
            .addSubcommand(new EvaluateCommand(workbench))
            .addSubcommand(new ReportCommand(workbench))
            .addSubcommand(new ReplayCommand(workbench))
            .addSubcommand(new CompareCommand(workbench))
            .addSubcommand(new AlarmsCommand(workbench))
            .addSubcommand(new MetricsCommand(workbench))
            .addSubcommand(new ExplainCommand(workbench))
            .addSubcommand(new FeaturesCommand(workbench))
            .addSubcommand(new SampleCommand(workbench))
            .addSubcommand(new TranslateCommand(workbench))
            .addSubcommand(new CheckCommand(workbench))
            .addSubcommand(new ConformCommand(workbench))
            .addSubcommand(new TrainClassifierCommand(workbench))
            .addSubcommand(new FetchCommand())
            .addSubcommand(new ListCommand())
            .addSubcommand(new DoctorCommand())
            .setParameterExceptionHandler(new UsageErrors())
            .setExecutionExceptionHandler(new Failures()));
  }
}
