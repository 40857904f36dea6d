package org.gan4j.train.guard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.core.Bounds;

/** What to do when a loss or a weight is no longer finite. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NonFinitePolicy.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = NonFinitePolicy.RollBack.class, name = "roll-back"),
  @JsonSubTypes.Type(value = NonFinitePolicy.Warn.class, name = "warn")
})
public sealed interface NonFinitePolicy {

  /** The training ends; its last checkpoint is kept. */
  record Stop() implements NonFinitePolicy {}

  /**
   * The training goes back to its last regular checkpoint and continues from there at lower
   * learning rates.
   *
   * @param rateFactor factor on all learning rates, in (0, 1)
   * @param attempts how often the training may go back, at least 1; then it ends
   */
  record RollBack(double rateFactor, int attempts) implements NonFinitePolicy {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RollBack {
      Bounds.in("rateFactor", "(0, 1)", rateFactor > 0 && rateFactor < 1, rateFactor);
      Bounds.atLeastOne("attempts", attempts);
    }
  }

  /** The training continues; a state that is not finite is never saved. */
  record Warn() implements NonFinitePolicy {}
}
