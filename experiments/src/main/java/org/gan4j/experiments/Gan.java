package org.gan4j.experiments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gan4j.experiments.command.Failures;
import org.gan4j.experiments.command.UsageErrors;
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
  private static final Set<String> HELP = Set.of("-h", "--help");

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

  /** Prints the page of the command, because a verb is missing. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  /** Provides the version of the jar. */
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
    List<Verb> verbs = new Verbs(System.err).all();
    EarlyTensorFlow early = EarlyTensorFlow.begin(buildsGraph(verbs, arguments));
    CommandLine command = commandLine(verbs, arguments);
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

  /** Returns whether a verb with these arguments builds a graph. */
  static boolean buildsGraph(List<Verb> verbs, String... arguments) {
    return arguments.length > 1
        && verbs.stream().anyMatch(verb -> verb.buildsGraph() && verb.name().equals(arguments[0]))
        && Arrays.stream(arguments).noneMatch(HELP::contains);
  }

  /**
   * Returns the command for some arguments. If they name a verb, it has only that verb, because
   * making a verb takes milliseconds and there are many. Otherwise, and for verbs about verbs, it
   * has all.
   */
  static CommandLine commandLine(List<Verb> verbs, String... arguments) {
    boolean needsAll = arguments.length == 0 || ABOUT_VERBS.contains(arguments[0]);
    List<Verb> named =
        verbs.stream().filter(verb -> !needsAll && verb.name().equals(arguments[0])).toList();
    return commandLine(named.isEmpty() ? verbs : named);
  }

  /** Returns the command with these verbs. */
  static CommandLine commandLine(List<Verb> verbs) {
    CommandLine command = new CommandLine(new Gan());
    verbs.forEach(verb -> command.addSubcommand(verb.command().get()));
    return ManualPage.format(
        command
            .setParameterExceptionHandler(new UsageErrors())
            .setExecutionExceptionHandler(new Failures()));
  }
}
