package org.gan4j.train.guard;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.core.Bounds;

/** What is done when a loss or a weight is no longer a finite number. */
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
   * The training goes back to its last regular checkpoint and on from there at lower rates.
   *
   * @param rateFactor what all learning rates are multiplied by, in (0, 1)
   * @param attempts how often, at least 1; then the training ends
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

  /** The training goes on; a state that is not finite is never saved. */
  record Warn() implements NonFinitePolicy {}
}
