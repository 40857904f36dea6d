package org.gan4j.experiments.command;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.gan4j.core.internal.text.Nearest;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints one line about a command line that cannot be understood. */
public final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + message(failure, command, name));
    command.getErr().flush();
    return Failures.INPUT;
  }

  private static String message(ParameterException failure, CommandLine command, String name) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0), command, name);
    }
    String reason = failure.getMessage().lines().findFirst().orElse("wrong arguments");
    return Character.toLowerCase(reason.charAt(0))
        + reason.substring(1)
        + ". See "
        + name
        + " --help.";
  }

  private static String unmatched(String found, CommandLine command, String name) {
    boolean option = found.startsWith("-");
    if (!option && !verbs(command).isEmpty()) {
      return noVerb(found, command);
    }
    Set<String> known = option ? command.getCommandSpec().optionsMap().keySet() : Set.of();
    return "unexpected "
        + (option ? "option" : "argument")
        + " '"
        + found
        + "'. "
        + didYouMean(found, new TreeSet<>(known), name);
  }

  /** Returns the message for a word that should be a verb. */
  public static String noVerb(String found, CommandLine command) {
    Set<String> verbs = verbs(command);
    return "expected a verb ("
        + String.join(", ", verbs)
        + "), found '"
        + found
        + "'. "
        + didYouMean(found, verbs, command.getCommandSpec().qualifiedName());
  }

  private static Set<String> verbs(CommandLine command) {
    Set<String> verbs = new LinkedHashSet<>(command.getSubcommands().keySet());
    verbs.removeIf(
        verb -> command.getSubcommands().get(verb).getCommandSpec().usageMessage().hidden());
    return verbs;
  }

  private static String didYouMean(String found, Set<String> known, String name) {
    return Nearest.to(found, known)
        .map(near -> "Did you mean '" + near + "'?")
        .orElse("See " + name + " --help.");
  }
}
