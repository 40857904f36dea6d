package org.gan4j.train;

/**
 * Training cannot go on: a loss or a weight is no longer a finite number, or another process that
 * trains along is gone. One line, for people.
 */
public class TrainingFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What happened, in which step. */
  public TrainingFailure(String message) {
    super(message);
  }
}
