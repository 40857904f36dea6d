package org.gan4j.experiments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.experiments.command.AlarmsCommand;
import org.gan4j.experiments.command.BenchCommand;
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
import org.gan4j.experiments.command.UsageErrors;
import org.gan4j.experiments.command.Workbench;
import org.gan4j.experiments.command.page.CompletionCommand;
import org.gan4j.experiments.command.page.HelpCommand;
import org.gan4j.experiments.command.page.ListCommand;
import org.gan4j.experiments.command.page.ManCommand;
import org.gan4j.experiments.command.page.ManualPage;
import org.gan4j.experiments.machine.EarlyTensorFlow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code gan} command. */
@Command(
    name = "gan",
    synopsisSubcommandLabel = "VERB [ARGUMENTS]",
    header = "train, measure and compare generative adversarial networks",
    description = {
      "An experiment is a YAML file with a data set, a variant, a training, an evaluation and a"
          + " seed. Each training makes a folder with its checkpoints, samples, metrics and report.",
      "",
      "gan help VERB explains a verb."
    },
    exitCodeList = {
      "1:gan4j failed, or jobs of a sweep are not done",
      "3:a replay is different",
      "75:a training has lost a process over the network and used up its restarts; gan resume goes on"
    },
    footer = {
      "Train on MNIST, evaluate, and write the report:",
      "",
      "  gan run experiments/configs/quickstart.yaml",
    },
    versionProvider = Gan.Version.class)
public final class Gan implements Callable<Integer> {

  private static final Set<String> ABOUT_VERBS = Set.of("help", "completion", "man");

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

  @Spec private CommandSpec spec;

  private Gan() {}

  /** Without a verb: its page, as an answer to a mistake. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Gan.class.getPackage().getImplementationVersion();
      return new String[] {"gan4j " + (version == null ? "(development)" : version)};
    }
  }

  /** Runs one verb and exits with its code, which {@link ManualPage} explains. */
  public static void main(String[] arguments) {
    // For the libraries beside us, such as the progress bar's: our own code names its locale.
    Locale.setDefault(Locale.ROOT);
    Charset terminal = LauncherErrors.use();
    StandardOutput output = StandardOutput.use();
    EarlyTensorFlow early = EarlyTensorFlow.begin(arguments);
    CommandLine command = commandLine(() -> new LocalWorkbench(System.err), arguments);
    command.setOut(new PlainWriter(System.out, UTF_8));
    command.setErr(new PlainWriter(System.err, terminal));
    ManualPage.widen(command, System.getenv("COLUMNS"));
    int code = execute(command, arguments);
    early.await();
    command.getOut().flush();
    System.out.flush();
    System.exit(output.codeAfter(code, command.getErr()));
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
    return commandLine(verbs(workbench).values());
  }

  /**
   * The command for some arguments: with one verb if they name it, since making a verb takes
   * milliseconds and there are many; else, and for verbs about verbs, with all.
   */
  static CommandLine commandLine(Supplier<Workbench> workbench, String... arguments) {
    Map<String, Supplier<Object>> verbs = verbs(workbench);
    boolean needsAll = arguments.length == 0 || ABOUT_VERBS.contains(arguments[0]);
    Supplier<Object> named = needsAll ? null : verbs.get(arguments[0]);
    return commandLine(named == null ? verbs.values() : List.of(named));
  }

  private static CommandLine commandLine(Collection<Supplier<Object>> verbs) {
    CommandLine command = new CommandLine(new Gan());
    verbs.forEach(verb -> command.addSubcommand(verb.get()));
    return ManualPage.format(
        command
            .setParameterExceptionHandler(new UsageErrors())
            .setExecutionExceptionHandler(new Failures()));
  }

  /** By name, in the order of the manual page. */
  private static Map<String, Supplier<Object>> verbs(Supplier<Workbench> workbench) {
    Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
    verbs.put("run", () -> new RunCommand(workbench));
    verbs.put("train", () -> new TrainCommand(workbench));
    verbs.put("resume", () -> new ResumeCommand(workbench));
    verbs.put("finish", () -> new FinishCommand(workbench));
    verbs.put("sweep", () -> new SweepCommand(workbench));
    verbs.put("evaluate", () -> new EvaluateCommand(workbench));
    verbs.put("report", () -> new ReportCommand(workbench));
    verbs.put("replay", () -> new ReplayCommand(workbench));
    verbs.put("compare", () -> new CompareCommand(workbench));
    verbs.put("alarms", () -> new AlarmsCommand(workbench));
    verbs.put("metrics", () -> new MetricsCommand(workbench));
    verbs.put("explain", () -> new ExplainCommand(workbench));
    verbs.put("features", () -> new FeaturesCommand(workbench));
    verbs.put("sample", () -> new SampleCommand(workbench));
    verbs.put("translate", () -> new TranslateCommand(workbench));
    verbs.put("check", () -> new CheckCommand(workbench));
    verbs.put("conform", () -> new ConformCommand(workbench));
    verbs.put("bench", () -> new BenchCommand(workbench));
    verbs.put("member", () -> new ProcessCommand(workbench));
    verbs.put("train-classifier", () -> new TrainClassifierCommand(workbench));
    verbs.put("fetch", FetchCommand::new);
    verbs.put("list", ListCommand::new);
    verbs.put("doctor", DoctorCommand::new);
    verbs.put("help", HelpCommand::new);
    verbs.put("completion", CompletionCommand::new);
    verbs.put("man", ManCommand::new);
    return verbs;
  }
}
