package org.gan4j.train.conformance;

/** One property that all variants have. */
interface Check {

  /** For people, in a few words. */
  String name();

  /** Tries it. */
  CheckOutcome of(CheckedVariant checked);
}
