package org.gan4j.experiments.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start the {@code gan} command in another process just as this one was started: the same
 * Java, options, jars and environment, hence the same bits.
 *
 * @param words up to the name of the main class
 */
public record JavaCommand(List<String> words) {

  private static final String MAIN = "org.gan4j.experiments.Gan";

  /** Of this process. */
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

  /** With another option of Java. */
  public JavaCommand withOption(String option) {
    List<String> command = new ArrayList<>(words);
    command.add(1, option);
    return new JavaCommand(List.copyOf(command));
  }

  /** With a verb and its arguments. */
  public List<String> with(String... arguments) {
    List<String> command = new ArrayList<>(words);
    command.addAll(List.of(arguments));
    return command;
  }

  /** A debugger's port, the launcher's descriptor and the terminal belong to this process alone. */
  private static boolean isOfTheCommand(String option) {
    return !option.startsWith("-Dgan.stderr=")
        && !option.startsWith("-Dgan.terminal=")
        && !option.startsWith("-Dgan.log=")
        && !option.startsWith("-agentlib:")
        && !option.startsWith("-javaagent:")
        && !option.startsWith("-Xrunjdwp");
  }
}
