package org.gan4j.core;

import org.gan4j.core.internal.text.Printable;

/**
 * Something that the user gave is wrong: a file, a key, a value, a shape. The message is one line:
 * the place, what was expected and what was found there, and what to do next. The command prints it
 * as it is and ends with exit code 2.
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
   * @param remedy what to do next, a sentence
   */
  public InputException(String place, String problem, String remedy) {
    this(place, problem, remedy, null);
  }

  /** As above, with the failure that showed the problem (printed only with {@code --debug}). */
  public InputException(String place, String problem, String remedy, Throwable cause) {
    this(InputPlace.named(place), problem, remedy, cause);
  }

  /** As above, at a place of any kind. */
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
   * A wrong value of a config. Whoever knows the config's file puts it {@link #in before} the key.
   *
   * @param pointer the JSON pointer of its key: {@code /dataset/imageSize}
   */
  public static InputException atKey(String pointer, String problem, String remedy) {
    return atKey(pointer, problem, remedy, null);
  }

  /** As above, with the failure that showed the problem. */
  public static InputException atKey(
      String pointer, String problem, String remedy, Throwable cause) {
    return new InputException(InputPlace.key(pointer), problem, remedy, cause);
  }

  /** Where it is wrong. */
  public InputPlace place() {
    return place;
  }

  /** What was expected and what was found, without a closing full stop. */
  public String problem() {
    return problem;
  }

  /** What to do next, a sentence. */
  public String remedy() {
    return remedy;
  }

  /** The same error with an outer place before its place: the file that a pointer leads into. */
  public InputException in(String outerPlace) {
    return at(place.in(outerPlace));
  }

  /** The same error inside of what a key of a config names, by the key's JSON pointer. */
  public InputException underKey(String pointer) {
    return at(place.under(pointer));
  }

  private InputException at(InputPlace other) {
    InputException moved = new InputException(other, problem, remedy, getCause());
    moved.setStackTrace(getStackTrace());
    return moved;
  }
}
