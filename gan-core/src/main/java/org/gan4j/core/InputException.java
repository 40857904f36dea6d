package org.gan4j.core;

import org.gan4j.core.internal.text.Printable;

/**
 * An input of the user is wrong: a file, a key, a value or a shape. The message is one line: the
 * place, what was expected, what was found, and what to do next. The command prints it as it is and
 * ends with exit code 2.
 *
 * <pre>{@code
 * throw new InputException(file.toString(), "expected a folder, found none", "Give another.");
 * }</pre>
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient InputPlace place;
  private final String problem;
  private final String remedy;

  /**
   * @param place where it is wrong: a file, a network or a tensor by its name
   * @param problem what was expected and what was found, without a closing full stop
   * @param remedy what to do next, as a sentence
   */
  public InputException(String place, String problem, String remedy) {
    this(place, problem, remedy, null);
  }

  /**
   * Makes the error with the exception that showed the problem; it is printed only with {@code
   * --debug}.
   */
  public InputException(String place, String problem, String remedy, Throwable cause) {
    this(InputPlace.named(place), problem, remedy, cause);
  }

  /** Makes the error for a place of any kind. */
  public InputException(InputPlace place, String problem, String remedy) {
    this(place, problem, remedy, null);
  }

  private InputException(InputPlace place, String problem, String remedy, Throwable cause) {
    super(Printable.line(place + ": " + problem + ". " + remedy), cause);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }

  /**
   * Makes the error for a wrong value of a config. Code that knows the config's file adds it {@link
   * #in before} the key.
   *
   * @param pointer JSON pointer of the key, such as {@code /dataset/imageSize}
   */
  public static InputException atKey(String pointer, String problem, String remedy) {
    return atKey(pointer, problem, remedy, null);
  }

  /** Makes the error for a wrong value of a config, with the exception that showed the problem. */
  public static InputException atKey(
      String pointer, String problem, String remedy, Throwable cause) {
    return new InputException(InputPlace.key(pointer), problem, remedy, cause);
  }

  /** Returns the place of the error. */
  public InputPlace place() {
    return place;
  }

  /** Returns what was expected and what was found, without a closing full stop. */
  public String problem() {
    return problem;
  }

  /** Returns what to do next, as a sentence. */
  public String remedy() {
    return remedy;
  }

  /** Returns this error with an outer place before its place, such as the file of a key. */
  public InputException in(String outerPlace) {
    return at(place.in(outerPlace));
  }

  /** Returns this error as an error of the value of a config key, given by its JSON pointer. */
  public InputException underKey(String pointer) {
    return at(place.under(pointer));
  }

  private InputException at(InputPlace other) {
    InputException moved = new InputException(other, problem, remedy, getCause());
    moved.setStackTrace(getStackTrace());
    return moved;
  }
}
