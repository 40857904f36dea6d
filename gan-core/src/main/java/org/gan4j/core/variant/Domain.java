package org.gan4j.core.variant;

/** A side of a data set of two domains (Zhu et al. 2017, section 3: X and Y). */
public enum Domain {
  /** The first, and the only one of an ordinary data set. */
  A,
  /** The second. */
  B;

  /** The other one. */
  public Domain other() {
    return this == A ? B : A;
  }

  /** How the translation of this domain's images is called: {@code AtoB}, {@code BtoA}. */
  public String direction() {
    return this + "to" + other();
  }
}
