package org.gan4j.train.conformance;

/**
 * What a check says of a variant.
 *
 * @param message one line
 */
record Verdict(boolean passed, String message) {

  static Verdict passed(String message) {
    return new Verdict(true, message);
  }

  static Verdict failed(String message) {
    return new Verdict(false, message);
  }
}
