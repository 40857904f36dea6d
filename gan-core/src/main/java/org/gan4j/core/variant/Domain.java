package org.gan4j.core.variant;

/** A domain of a data set with two domains (Zhu et al. 2017, section 3: X and Y). */
public enum Domain {
  /** The first domain, and the only one of an ordinary data set. */
  A,
  /** The second domain. */
  B;

  /** Returns the other domain. */
  public Domain other() {
    return this == A ? B : A;
  }

  /** Returns the name of the translation of this domain's images: {@code AtoB} or {@code BtoA}. */
  public String direction() {
    return this + "to" + other();
  }
}
