package org.gan4j.train.conformance;

/**
 * The outcome of a check of a variant.
 *
 * @param message one line
 */
record CheckOutcome(boolean passed, String message) {

  static CheckOutcome passed(String message) {
    return new CheckOutcome(true, message);
  }

  static CheckOutcome failed(String message) {
    return new CheckOutcome(false, message);
  }
}
