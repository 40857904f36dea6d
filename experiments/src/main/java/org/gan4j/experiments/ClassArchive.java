package org.gan4j.experiments;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Uses the command as a person does, so that Java learns its classes: the launcher runs this once
 * after a build, under {@code -XX:ArchiveClassesAtExit}, and every later start maps the archive
 * instead of reading and verifying jars.
 */
final class ClassArchive {

  private ClassArchive() {}

  /**
   * Shows help and lists, checks a config and trains a step.
   *
   * @param arguments the config, and a folder for the run, which the caller deletes
   */
  public static void main(String[] arguments) {
    String config = Path.of(arguments[0]).toString();
    int failures =
        use("--help")
            + use("check", "--help")
            + use("list")
            + use("check", config)
            + use(
                "train",
                config,
                "--runs",
                arguments[1],
                "--set",
                "training.schedule={type: constant}",
                "--set",
                "training.steps=1",
                "--set",
                "training.reportEvery=1");
    System.exit(failures == 0 ? 0 : 1);
  }

  private static int use(String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    CommandLine command = Gan.commandLine(new Verbs(nowhere).all(), arguments);
    command.setOut(new PrintWriter(nowhere, false, StandardCharsets.UTF_8));
    return Gan.execute(command, arguments);
  }
}
