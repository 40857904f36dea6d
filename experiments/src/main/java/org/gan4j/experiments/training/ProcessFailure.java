package org.gan4j.experiments.training;

/** A process of a training over the network has failed and has already printed why. */
public final class ProcessFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * @param code exit code of the process
   */
  public ProcessFailure(int code) {
    super("a process of the training failed with exit code " + code);
    this.code = code;
  }

  /** Returns the exit code of the command. */
  public int code() {
    return code;
  }
}
