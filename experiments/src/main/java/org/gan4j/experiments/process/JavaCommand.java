package org.gan4j.experiments.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the {@code gan} command in another process in the same way as this one: with the same
 * Java, options, jars and environment, and so with the same bits.
 *
 * @param words words of the command line up to the name of the main class
 */
public record JavaCommand(List<String> words) {

  private static final String MAIN = "org.gan4j.experiments.Gan";

  /** Returns the command of this process. */
  public static JavaCommand ofThisProcess() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (isOfTheCommand(option)) {
        words.add(option);
      }
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    return new JavaCommand(List.copyOf(words));
  }

  /** Returns this command with another option of Java. */
  public JavaCommand withOption(String option) {
    List<String> command = new ArrayList<>(words);
    command.add(1, option);
    return new JavaCommand(List.copyOf(command));
  }

  /** Returns this command with a verb and its arguments. */
  public List<String> with(String... arguments) {
    List<String> command = new ArrayList<>(words);
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Leaves out options that belong to this process alone: a debugger's port, the launcher's
   * descriptor and the terminal.
   */
  private static boolean isOfTheCommand(String option) {
    return !option.startsWith("-Dgan.stderr=")
        && !option.startsWith("-Dgan.terminal=")
        && !option.startsWith("-Dgan.log=")
        && !option.startsWith("-agentlib:")
        && !option.startsWith("-javaagent:")
        && !option.startsWith("-Xrunjdwp");
  }
}
