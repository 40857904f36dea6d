package org.gan4j.experiments.training;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Finds the commit of gan4j that is running. */
public final class GitCommit {

  private static final String UNKNOWN = "unknown";

  private GitCommit() {}

  /**
   * Returns the commit of the checkout that the launcher started from; {@code -dirty} is appended
   * if files were changed.
   */
  public static String ofHome() {
    String home = System.getProperty("gan.home");
    if (home == null) {
      return UNKNOWN;
    }
    String commit = git(home, "rev-parse", "HEAD");
    if (commit.isEmpty()) {
      return UNKNOWN;
    }
    return git(home, "status", "--porcelain").isEmpty() ? commit : commit + "-dirty";
  }

  private static String git(String home, String... arguments) {
    try {
      String[] command = new String[arguments.length + 3];
      command[0] = "git";
      command[1] = "-C";
      command[2] = home;
      System.arraycopy(arguments, 0, command, 3, arguments.length);
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? output : "";
    } catch (IOException noGit) {
      return "";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
