package org.gan4j.train.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gan4j.core.InputException;

/**
 * Runs code of a variant that a user wrote, and tells what goes wrong in it by its line there. What
 * the shipped variants throw is left as it is.
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
   * @param variant its class
   * @param part such as its definition of a graph
   * @throws InputException in place of what it throws: for a refusal of ours, the same after the
   *     variant's file and line, {@code MyGan.java:42: layer 'generator/dense': ...}; for anything
   *     else, its class, message and line
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
   * What {@link #run} throws in place of an exception.
   *
   * @param variant its class, or that of its hyperparameters
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
        "Mend the variant there; --debug shows the stack trace.",
        thrown);
  }

  /** Where it went wrong in the variant's package, or else in other code that is not ours. */
  private static Optional<StackTraceElement> line(Class<?> variant, Throwable thrown) {
    String home = variant.getPackageName() + ".";
    Predicate<StackTraceElement> near = frame -> frame.getClassName().startsWith(home);
    Predicate<StackTraceElement> theirs = frame -> isTheirs(frame.getClassName());
    return Stream.of(near.and(theirs), theirs)
        .flatMap(suits -> Arrays.stream(thrown.getStackTrace()).filter(suits).limit(1))
        .findFirst();
  }

  /** {@code MyGan.java:42}, as far as the class was compiled with it. */
  private static String place(StackTraceElement frame) {
    String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
    return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("");
  }
}
