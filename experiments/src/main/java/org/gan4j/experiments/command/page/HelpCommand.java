package org.gan4j.experiments.command.page;

import java.util.concurrent.Callable;
import org.gan4j.experiments.command.Failures;
import org.gan4j.experiments.command.UsageErrors;
import org.gan4j.experiments.command.option.CommonOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan help}: the manual pages. */
@Command(
    name = "help",
    header = "show the manual page of a verb",
    description = {
      "Shows the same page as gan VERB --help. Without a VERB, shows the page of gan."
    },
    footer = {"  gan help", "  gan help train"})
public final class HelpCommand implements Callable<Integer> {

  @Parameters(paramLabel = "VERB", arity = "0..1", description = "A verb of gan.")
  private String verb;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine gan = spec.commandLine().getParent();
    CommandLine explained = verb == null ? gan : gan.getSubcommands().get(verb);
    if (explained == null) {
      spec.commandLine().getErr().println("gan help: " + UsageErrors.noVerb(verb, gan));
      return Failures.INPUT;
    }
    explained.usage(spec.commandLine().getOut());
    return 0;
  }
}
