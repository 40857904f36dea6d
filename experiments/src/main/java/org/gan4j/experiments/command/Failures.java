package org.gan4j.experiments.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.experiments.training.ProcessFailure;
import org.gan4j.train.TrainingFailure;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Prints failures as one line and chooses the exit code: 2 if the user can correct the input, 1 if
 * we failed. Stack traces are printed only with {@code --debug}.
 */
public final class Failures implements IExecutionExceptionHandler {

  /** Exit code for a wrong input of the user. */
  public static final int INPUT = 2;

  /** Exit code for a failure of ours. */
  static final int OURS = 1;

  /** Exit code for a replay that differs from the recording. */
  static final int DIFFERENT = 3;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return report(failure, command.getErr(), parsed.originalArgs().contains("--debug"));
  }

  /**
   * Prints a failure.
   *
   * @return the exit code
   */
  public static int report(Throwable failure, PrintWriter err, boolean debug) {
    if (failure instanceof ProcessFailure told) {
      return told.code();
    }
    Optional<String> input = input(failure);
    err.println(input.orElseGet(() -> ours(failure)));
    if (debug) {
      failure.printStackTrace(err);
    }
    err.flush();
    return input.isPresent() ? INPUT : OURS;
  }

  private static Optional<String> input(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException) {
        return Optional.of(cause.getMessage());
      }
      if (cause instanceof OutOfMemoryError full) {
        return Optional.of(memory(full).getMessage());
      }
      if (cause instanceof IOException io) {
        return disk(io).map(InputException::getMessage);
      }
    }
    return Optional.empty();
  }

  private static InputException memory(OutOfMemoryError full) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return new InputException(
        "Java's memory",
        "expected enough for this work, found "
            + megabytes
            + " MB full ("
            + full.getMessage()
            + ")",
        "Give Java more: GAN_JAVA_OPTS=-Xmx" + Math.max(1, megabytes >> 9) + "g.");
  }

  private static Optional<InputException> disk(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    String place =
        failure instanceof FileSystemException file ? file.getFile() : "the run's folder";
    if (message.contains("No space left") || message.contains("quota exceeded")) {
      return Optional.of(
          new InputException(
              place,
              "expected room on the disk, found it full",
              "Free some space, then continue with gan resume RUN."));
    }
    if (message.contains("Read-only file system")) {
      return Optional.of(
          new InputException(
              place,
              "expected a place to write, found a read-only file system",
              "Choose another folder with --runs DIR or --out."));
    }
    if (failure instanceof AccessDeniedException
        || failure instanceof FileNotFoundException && message.endsWith("(Permission denied)")) {
      return Optional.of(
          new InputException(
              failure instanceof AccessDeniedException
                  ? place
                  : message.replace(" (Permission denied)", ""),
              "no permission to read or write it",
              "Change that with chmod, or choose another place."));
    }
    boolean named = failure instanceof FileSystemException file && file.getReason() != null;
    if (named || message.contains("Input/output error")) {
      String reason = named ? ((FileSystemException) failure).getReason() : message;
      return Optional.of(
          new InputException(
              place,
              "cannot be read or written (" + reason + ")",
              "Check the disk, then continue; a run continues with gan resume RUN."));
    }
    return Optional.empty();
  }

  private static String ours(Throwable failure) {
    if (failure instanceof TrainingFailure) {
      return failure.getMessage();
    }
    String message =
        failure.getMessage() == null
            ? ""
            : ": " + failure.getMessage().lines().findFirst().orElse("");
    return "gan failed: "
        + failure.getClass().getSimpleName()
        + message
        + " (run again with --debug for the stack trace)";
  }
}
