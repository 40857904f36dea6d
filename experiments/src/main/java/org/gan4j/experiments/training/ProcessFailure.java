package org.gan4j.experiments.training;

/** A process of a training over the network has failed, and has said why on the terminal. */
public final class ProcessFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * @param code that it ended with
   */
  public ProcessFailure(int code) {
    super("a process of the training failed with exit code " + code);
    this.code = code;
  }

  /** The exit code of the command. */
  public int code() {
    return code;
  }
}
