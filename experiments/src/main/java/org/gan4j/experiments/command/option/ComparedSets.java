package org.gan4j.experiments.command.option;

import picocli.CommandLine.Option;

/** Options of the verbs that compare two sets of images. */
public final class ComparedSets {

  @Option(names = "--real", paramLabel = "SET", required = true, description = "The real images.")
  private String real;

  @Option(
      names = "--fake",
      paramLabel = "SET",
      required = true,
      description = "The images to measure, usually generated ones.")
  private String fake;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "The seed of all random choices (default: ${DEFAULT-VALUE}).")
  private long seed;

  public String real() {
    return real;
  }

  public String fake() {
    return fake;
  }

  public long seed() {
    return seed;
  }
}
