package org.gan4j.core;

/**
 * A config record refuses one of its components. The config reader turns this exception into an
 * {@link InputException} at that component's key.
 */
public final class BoundsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String component;
  private final String problem;

  /**
   * @param component name of the record component
   * @param problem what it must be and what was found, such as {@code must be at least 1, found 0}
   */
  public BoundsException(String component, String problem) {
    super(component + " " + problem);
    this.component = component;
    this.problem = problem;
  }

  /** Returns the name of the component. */
  public String component() {
    return component;
  }

  /** Returns what the value must be and what was found. */
  public String problem() {
    return problem;
  }
}
