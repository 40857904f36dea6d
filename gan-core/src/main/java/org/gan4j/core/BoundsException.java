package org.gan4j.core;

/**
 * A record of a config refuses one of its components. The reader of configs turns it into an {@link
 * InputException} at that component's key.
 */
public final class BoundsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String component;
  private final String problem;

  /**
   * @param component its name in the record
   * @param problem what it must be and what was found: {@code must be at least 1, found 0}
   */
  public BoundsException(String component, String problem) {
    super(component + " " + problem);
    this.component = component;
    this.problem = problem;
  }

  /** The name of the component. */
  public String component() {
    return component;
  }

  /** What it must be and what was found. */
  public String problem() {
    return problem;
  }
}
