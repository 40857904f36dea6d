package org.gan4j.train.session;

import org.tensorflow.Result;

/**
 * The state of a session at some moment: the values of all variables, and the roll backs. Owns the
 * values, which are outside Java's heap. A value that the session does not write again takes no
 * extra memory.
 */
public final class SavedState implements AutoCloseable {

  private final Result values;
  private final RollBacks rollBacks;

  SavedState(Result values, RollBacks rollBacks) {
    this.values = values;
    this.rollBacks = rollBacks;
  }

  /** Returns the values in the order of the variables. */
  Result values() {
    return values;
  }

  RollBacks rollBacks() {
    return rollBacks;
  }

  @Override
  public void close() {
    values.close();
  }
}
