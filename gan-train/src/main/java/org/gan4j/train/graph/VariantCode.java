package org.gan4j.train.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gan4j.core.InputException;

/**
 * Runs code of a user's variant. An error in it names the line of the variant. Exceptions of the
 * shipped variants stay as they are.
 */
public final class VariantCode {

  private static final List<String> NOT_THEIRS =
      List.of(
          "org.gan4j.",
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "org.tensorflow.",
          "org.bytedeco.");

  private VariantCode() {}

  /**
   * Runs a part of a variant.
   *
   * @param variant class of the variant
   * @param part code to run, such as the definition of a graph
   * @throws InputException instead of the exception that the code throws. For one of our own errors
   *     it is the same error after the variant's file and line, {@code MyGan.java:42: layer
   *     'generator/dense': ...}; for any other exception it gives the class, message and line
   */
  public static <T> T run(Class<?> variant, Supplier<T> part) {
    try {
      return part.get();
    } catch (RuntimeException thrown) {
      throw told(variant, thrown);
    } catch (StackOverflowError | LinkageError | AssertionError thrown) {
      if (!isTheirs(variant.getName())) {
        throw thrown;
      }
      throw inWords(variant, thrown);
    }
  }

  /**
   * Returns the exception that {@link #run} throws instead of another one.
   *
   * @param variant class of the variant or of its hyperparameters
   */
  public static RuntimeException told(Class<?> variant, RuntimeException thrown) {
    return isTheirs(variant.getName()) ? inWords(variant, thrown) : thrown;
  }

  private static boolean isTheirs(String className) {
    return NOT_THEIRS.stream().noneMatch(className::startsWith);
  }

  private static InputException inWords(Class<?> variant, Throwable thrown) {
    Optional<StackTraceElement> line = line(variant, thrown);
    if (thrown instanceof InputException refused) {
      boolean isTheirOwn = line.equals(Arrays.stream(thrown.getStackTrace()).findFirst());
      return line.isEmpty() || isTheirOwn ? refused : refused.in(place(line.get()));
    }
    String message = thrown.getMessage() == null ? "" : ": " + firstLine(thrown.getMessage());
    return new InputException(
        "variant " + variant.getName().replaceFirst("\\$\\$Lambda.*", ""),
        "expected code that runs, found "
            + thrown.getClass().getName()
            + message
            + line.map(frame -> " at " + place(frame)).orElse(""),
        "Correct the variant there; --debug shows the stack trace.",
        thrown);
  }

  /**
   * Returns the frame of the error in the variant's package, or otherwise in other code that is not
   * ours.
   */
  private static Optional<StackTraceElement> line(Class<?> variant, Throwable thrown) {
    String home = variant.getPackageName() + ".";
    Predicate<StackTraceElement> near = frame -> frame.getClassName().startsWith(home);
    Predicate<StackTraceElement> theirs = frame -> isTheirs(frame.getClassName());
    return Stream.of(near.and(theirs), theirs)
        .flatMap(suits -> Arrays.stream(thrown.getStackTrace()).filter(suits).limit(1))
        .findFirst();
  }

  /** Returns {@code MyGan.java:42}, as far as the class file holds it. */
  private static String place(StackTraceElement frame) {
    String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
    return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("");
  }
}
