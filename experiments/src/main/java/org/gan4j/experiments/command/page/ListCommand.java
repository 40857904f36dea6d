package org.gan4j.experiments.command.page;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.JsonOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gan list}: what a config can name. */
@Command(
    name = "list",
    header = "list variants, data sets, feature networks and metrics",
    description = {
      "Prints the names that a config can use: variants (variant.type), with your own on"
          + " GAN_CLASSPATH; data sets (dataset.name), with the place where they were found;"
          + " feature networks (evaluation.featureNetwork); and the parts of protocol names"
          + " (evaluation.protocols, gan metrics)."
    },
    footer = {"  gan list", "  gan list --json | jq .variants"})
public final class ListCommand implements Callable<Integer> {

  @Mixin private JsonOption json;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ListedNames names = ListedNames.ofEnvironment();
    if (json.isSet()) {
      JsonOption.print(out, names);
    } else {
      names.lines().forEach(out::println);
    }
    return 0;
  }
}
