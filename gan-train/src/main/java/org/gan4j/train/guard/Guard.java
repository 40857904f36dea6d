package org.gan4j.train.guard;

import java.util.Locale;
import java.util.Optional;
import org.gan4j.train.NonFiniteGuard;
import org.gan4j.train.NonFiniteValue;
import org.gan4j.train.Recovery;
import org.gan4j.train.TrainingFailure;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.session.RollBacks;
import org.gan4j.train.session.SavedState;
import org.gan4j.train.session.TrainingSession;

/**
 * Handles values that are not finite: finds their origin, then does what the policy says. A roll
 * back follows from the run's state alone, so a run that is killed and resumed at any step rolls
 * back in the same step to the same state. {@link CheckpointStore#keeping} saves that state.
 */
public final class Guard implements NonFiniteGuard {

  private final TrainingSession session;
  private final CheckpointStore store;
  private final NonFinitePolicy policy;
  private final NonFiniteSearch search;
  private boolean warned;

  /**
   * @param session session in training
   * @param store checkpoints of the run; it must keep the regular checkpoint if the policy is to
   *     roll back
   * @param policy what to do
   * @param search finds the origin of a value
   */
  public Guard(
      TrainingSession session,
      CheckpointStore store,
      NonFinitePolicy policy,
      NonFiniteSearch search) {
    this.session = session;
    this.store = store;
    this.policy = policy;
    this.search = search;
  }

  /**
   * {@inheritDoc}
   *
   * @throws TrainingFailure under {@link NonFinitePolicy.Stop}, and when all attempts to roll back
   *     are used up
   */
  @Override
  public Optional<Recovery> recover(long step, NonFiniteValue seen) {
    if (policy instanceof NonFinitePolicy.Warn) {
      return warned ? Optional.empty() : Optional.of(warn(step, seen));
    }
    RollBacks before = session.rollBacks();
    String finding = search.explain(step, seen.what());
    if (policy instanceof NonFinitePolicy.RollBack rule) {
      return Optional.of(rollBack(rule, before, step, finding));
    }
    throw new TrainingFailure(
        String.format(
            Locale.ROOT,
            "step %d: %s. Lower the learning rates; the last checkpoint is kept.",
            step,
            finding));
  }

  /** The search runs other steps on the session, so the state is restored after it. */
  private Recovery warn(long step, NonFiniteValue seen) {
    warned = true;
    try (SavedState now = session.save()) {
      String finding = search.explain(step, seen.what());
      session.restore(now);
      return new Recovery(step, step, finding, session.rollBacks());
    }
  }

  private Recovery rollBack(
      NonFinitePolicy.RollBack rule, RollBacks before, long step, String finding) {
    if (before.attempts() >= rule.attempts()) {
      throw new TrainingFailure(
          String.format(
              Locale.ROOT,
              "step %d: %s. The run was rolled back %d times, and the learning rates are %s of those in the config. The last checkpoint is kept.",
              step,
              finding,
              before.attempts(),
              before.rateFactor()));
    }
    Optional<Checkpoint> good = store.latestRegular();
    good.ifPresentOrElse(checkpoint -> checkpoint.restore(session), session::initialize);
    long from = good.map(Checkpoint::step).orElse(0L);
    session.setRollBacks(before.next(rule.rateFactor()));
    return new Recovery(step, from, finding, session.rollBacks());
  }
}
