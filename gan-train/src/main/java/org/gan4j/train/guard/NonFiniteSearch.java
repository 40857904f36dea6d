package org.gan4j.train.guard;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.train.StepRunner;
import org.gan4j.train.StepRunner.PhaseRun;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.gan4j.train.graph.GradientNorms;
import org.gan4j.train.session.RollBacks;
import org.gan4j.train.session.SavedState;
import org.gan4j.train.session.TrainingSession;

/**
 * Finds the first step, phase and operation that made a value that is not finite. A step that runs
 * again gives the same bits. So the search goes back to the last good checkpoint and runs the steps
 * since then again; after each step it checks all reports and variables. It then inspects the first
 * bad step. It leaves the session in another state.
 */
public final class NonFiniteSearch {

  private static final int BLOCK = 16;

  private final TrainingSession session;
  private final StepRunner steps;
  private final CheckpointStore store;
  private final Duration limit;
  private final Consumer<String> notes;

  /**
   * @param session session in training
   * @param steps runs the steps of the session
   * @param store holds the last good checkpoint
   * @param limit how long to run steps again before giving up
   * @param notes receives one line when the search begins
   */
  public NonFiniteSearch(
      TrainingSession session,
      StepRunner steps,
      CheckpointStore store,
      Duration limit,
      Consumer<String> notes) {
    this.session = session;
    this.steps = steps;
    this.store = store;
    this.limit = limit;
    this.notes = notes;
  }

  /**
   * Finds where a value came from.
   *
   * @param seenIn the step after which it was seen
   * @param what was seen: {@code loss/critic is NaN}
   * @return one sentence without the full stop; it begins with what was seen
   */
  String explain(long seenIn, String what) {
    try {
      return what + "; " + find(seenIn);
    } catch (RuntimeException failed) {
      return what + "; the search for its origin failed (" + failed.getMessage() + ")";
    }
  }

  private String find(long seenIn) {
    long deadline = System.nanoTime() + limit.toNanos();
    long from = restoreLatest();
    notes.accept(
        String.format(
            Locale.ROOT,
            "A value is not finite: running steps %d to %d again to find where it arose",
            from + 1,
            seenIn));
    SavedState before = session.save();
    try {
      long blockFrom = from;
      for (long step = from + 1; step <= seenIn; step++) {
        if (System.nanoTime() > deadline) {
          return gaveUp(step, seenIn);
        }
        if (isBad(steps.run(step, phase -> true))) {
          session.restore(before);
          return takeApart(blockFrom, step);
        }
        if ((step - from) % BLOCK == 0) {
          before.close();
          before = session.save();
          blockFrom = step;
        }
      }
    } finally {
      before.close();
    }
    return String.format(
        Locale.ROOT,
        "when run again, steps %d to %d were finite: the run does not repeat bit by bit",
        from + 1,
        seenIn);
  }

  private String gaveUp(long step, long seenIn) {
    return String.format(
        Locale.ROOT,
        "the search for its origin gave up after %d s: it is in one of the steps %d to %d",
        limit.toSeconds(),
        step,
        seenIn);
  }

  /** Goes back to the newest checkpoint or to the first state, at the present learning rates. */
  private long restoreLatest() {
    RollBacks present = session.rollBacks();
    Optional<Checkpoint> good = store.latest().found();
    good.ifPresentOrElse(checkpoint -> checkpoint.restore(session), session::initialize);
    session.setRollBacks(present);
    return good.map(Checkpoint::step).orElse(0L);
  }

  private boolean isBad(Map<String, Double> reports) {
    return reports.entrySet().stream()
            .anyMatch(e -> !Double.isFinite(e.getValue()) && !GradientNorms.isOne(e.getKey()))
        || !session.variables().nonFinite().isEmpty();
  }

  private String takeApart(long done, long bad) {
    for (long step = done + 1; step < bad; step++) {
      steps.run(step, phase -> false);
    }
    for (PhaseRun run : steps.runs(bad)) {
      String place =
          String.format(
              Locale.ROOT, "first in step %d, phase '%s', ", bad, run.phase().built().name());
      Optional<String> operation = FirstOperation.of(session, run);
      if (operation.isPresent()) {
        return place + operation.get();
      }
      session.run(run.phase(), run.batch());
      List<String> broken = session.variables().nonFinite();
      if (!broken.isEmpty()) {
        return place
            + String.format(
                Locale.ROOT, "in the update of '%s', whose gradient is finite", broken.get(0));
      }
    }
    return String.format(
        Locale.ROOT, "first in step %d, but in no single operation of that step", bad);
  }
}
