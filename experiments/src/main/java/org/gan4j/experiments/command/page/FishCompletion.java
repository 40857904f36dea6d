package org.gan4j.experiments.command.page;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completions of a command as fish reads them: one line a verb and an option. */
final class FishCompletion {

  private FishCompletion() {}

  /** Returns the completions of a command's visible verbs and their options. */
  static String of(CommandLine command) {
    String name = command.getCommandName();
    StringBuilder script = new StringBuilder("# Completes " + name + " in fish.\n");
    line(script, name, "__fish_use_subcommand", "-f");
    options(script, name, "__fish_use_subcommand", command.getCommandSpec());
    command
        .getSubcommands()
        .forEach(
            (verb, line) -> {
              CommandSpec spec = line.getCommandSpec();
              if (!spec.usageMessage().hidden()) {
                String header = String.join(" ", spec.usageMessage().header());
                line(script, name, "__fish_use_subcommand", "-f -a " + verb + described(header));
                options(script, name, "__fish_seen_subcommand_from " + verb, spec);
              }
            });
    return script.toString();
  }

  private static void options(
      StringBuilder script, String name, String condition, CommandSpec spec) {
    for (OptionSpec option : spec.options()) {
      StringBuilder words = new StringBuilder();
      for (String form : option.names()) {
        words.append(form.startsWith("--") ? "-l " + form.substring(2) : "-s " + form.substring(1));
        words.append(' ');
      }
      if (option.arity().max() > 0) {
        words.append(takesFile(option) ? "-r -F" : "-x");
      }
      String first = option.description().length == 0 ? "" : option.description()[0];
      line(script, name, condition, words.toString().strip() + described(sentence(first)));
    }
  }

  private static boolean takesFile(ArgSpec argument) {
    return argument.type() == Path.class;
  }

  private static String sentence(String text) {
    return text.replaceFirst("(?<=[a-z0-9])[.:;] .*", "").replaceFirst("\\.$", "");
  }

  private static String described(String text) {
    return text.isEmpty() ? "" : " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static void line(StringBuilder script, String name, String condition, String words) {
    script.append("complete -c ").append(name);
    script.append(" -n '").append(condition).append("' ").append(words).append('\n');
  }
}
