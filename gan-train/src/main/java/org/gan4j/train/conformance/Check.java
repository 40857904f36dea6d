package org.gan4j.train.conformance;

/** A check of one property that every variant must have. */
interface Check {

  /** Returns the property in a few words. */
  String name();

  /** Checks a variant. */
  CheckOutcome of(CheckedVariant checked);
}
