package org.gan4j.experiments.command.option;

import picocli.CommandLine.Option;

/** Options of every verb. */
public final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean help;

  @Option(names = "--debug", description = "Show stack traces and the log lines of TensorFlow.")
  private boolean debug;
}
