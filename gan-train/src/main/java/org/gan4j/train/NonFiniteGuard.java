package org.gan4j.train;

import java.util.Optional;

/** Decides how a training continues when a value is not finite. */
@FunctionalInterface
public interface NonFiniteGuard {

  /** Ends the training with the value that was seen. */
  NonFiniteGuard NONE =
      (step, seen) -> {
        throw seen;
      };

  /**
   * Called between two steps.
   *
   * @param step the last step that ran
   * @param seen the value that is not finite
   * @return how training continues; empty to continue as if nothing had happened
   * @throws TrainingFailure to end it
   */
  Optional<Recovery> recover(long step, NonFiniteValue seen);
}
