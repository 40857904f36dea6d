package org.gan4j.train;

/**
 * Training cannot go on, because a loss or a weight is not finite or because another process of the
 * training is lost. The message is one line for the terminal.
 */
public class TrainingFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes a failure whose message says what happened, and in which step. */
  public TrainingFailure(String message) {
    super(message);
  }
}
