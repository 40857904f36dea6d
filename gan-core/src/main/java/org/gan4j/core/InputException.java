package org.gan4j.core;

import org.gan4j.core.internal.text.Printable;

/**
 * Something the user gave is wrong: a file, a key, a value, a shape. The message is one line that
 * says the place, what was found and expected there, and what to do next; the command prints it as
 * it is and exits with 2.
 */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param place where it is wrong: a file, a file and JSON pointer, a tensor or network name
   * @param problem what was expected and what was found, without a closing full stop
   * @param remedy what to do next, a sentence
   */
  public InputException(String place, String problem, String remedy) {
    this(place, problem, remedy, null);
  }

  /** As above, with the failure that showed the problem (printed only with {@code --debug}). */
  public InputException(String place, String problem, String remedy, Throwable cause) {
    super(Printable.line(place + ": " + problem + ". " + remedy), cause);
  }

  private InputException(String message, InputException inner) {
    super(message, inner.getCause());
    setStackTrace(inner.getStackTrace());
  }

  private InputException(String message) {
    super(Printable.line(message));
  }

  /** The error that another process reports, by its whole message. */
  public static InputException reported(String message) {
    return new InputException(message);
  }

  /** The same error with an outer place before its place: the file that a pointer leads into. */
  public InputException in(String outerPlace) {
    return new InputException(Printable.line(outerPlace + ": " + getMessage()), this);
  }
}
