package org.gan4j.experiments.command.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of a command in man's own language. */
final class RoffPage {

  private final StringBuilder page = new StringBuilder();
  private final CommandLine command;
  private final UsageMessageSpec usage;

  private RoffPage(CommandLine command) {
    this.command = command;
    this.usage = command.getCommandSpec().usageMessage();
  }

  /** {@code gan-train}. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  /** The page, without a date: the same for the same version. */
  static String of(CommandLine command) {
    return new RoffPage(command).write();
  }

  private String write() {
    page.append(".TH \"").append(name(command).toUpperCase(Locale.ROOT));
    page.append("\" \"1\" \"\" \"gan4j\" \"gan4j\"\n");
    section("NAME");
    text(name(command) + " - " + String.join(" ", usage.header()));
    section("SYNOPSIS");
    text(synopsis());
    section("DESCRIPTION");
    paragraphs(usage.description());
    arguments(command.getCommandSpec());
    options(command.getCommandSpec());
    verbs();
    section("EXIT STATUS");
    usage.exitCodeList().forEach(this::entry);
    section("EXAMPLES");
    examples();
    return page.toString();
  }

  private String synopsis() {
    return Help.Ansi.OFF.string(command.getHelp().synopsis(0)).strip().replaceAll("\\s+", " ");
  }

  private void arguments(CommandSpec spec) {
    List<PositionalParamSpec> shown =
        spec.positionalParameters().stream().filter(argument -> !argument.hidden()).toList();
    if (!shown.isEmpty()) {
      section("ARGUMENTS");
      shown.forEach(argument -> entry(argument.paramLabel(), description(argument)));
    }
  }

  private void options(CommandSpec spec) {
    section("OPTIONS");
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        entry(String.join(", ", option.names()) + label, description(option));
      }
    }
  }

  private void verbs() {
    Map<String, CommandLine> all = command.getSubcommands();
    if (!all.isEmpty()) {
      section("VERBS");
      all.forEach(
          (verb, line) -> {
            UsageMessageSpec of = line.getCommandSpec().usageMessage();
            if (!of.hidden()) {
              entry(verb, String.join(" ", of.header()));
            }
          });
    }
  }

  private void examples() {
    page.append(".nf\n");
    for (String line : usage.footer()) {
      text(line);
    }
    page.append(".fi\n");
  }

  /** Returns the description, with defaults instead of picocli's variables. */
  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void section(String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private void entry(String term, String description) {
    page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    text(description);
  }

  private void paragraphs(String... lines) {
    for (String line : lines) {
      if (line.isEmpty()) {
        page.append(".PP\n");
      } else {
        text(line);
      }
    }
  }

  /** A point or an apostrophe at the begin of a line would be a request. */
  private void text(String line) {
    String escaped = escaped(line);
    boolean request = escaped.startsWith(".") || escaped.startsWith("'");
    page.append(request ? "\\&" : "").append(escaped).append('\n');
  }

  /** Escapes a text to ASCII, because not every man reads UTF-8. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                default ->
                    escaped.append(
                        point < 128
                            ? Character.toString(point)
                            : String.format(Locale.ROOT, "\\[u%04X]", point));
              }
            });
    return escaped.toString();
  }
}
