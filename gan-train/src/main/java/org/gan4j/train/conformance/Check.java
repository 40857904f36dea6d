package org.gan4j.train.conformance;

/** A check of one property that every variant must have. */
interface Check {

  /** Returns the property in a few words. */
  String name();

  /** Checks a variant. */
  Outcome of(CheckedVariant checked);

  /**
   * The outcome of a check of a variant.
   *
   * @param message one line
   */
  record Outcome(boolean passed, String message) {

    static Outcome passed(String message) {
      return new Outcome(true, message);
    }

    static Outcome failed(String message) {
      return new Outcome(false, message);
    }
  }
}
