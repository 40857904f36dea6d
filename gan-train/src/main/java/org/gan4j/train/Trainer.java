package org.gan4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gan4j.train.graph.GradientNorms;
import org.gan4j.train.session.BatchImages;
import org.gan4j.train.session.TrainingSession;

/**
 * The training loop. It runs the phases of each step in order, each on a new batch, and tells its
 * listeners. A step without a report fetches nothing from the device, except for a phase that does
 * not run again before the next report: its last run is fetched.
 */
public final class Trainer {

  private final TrainingSession session;
  private final TrainingPlan plan;
  private final StepRunner steps;
  private final List<TrainingListener> listeners;
  private final NonFiniteGuard guard;
  private long batches;
  private long start;
  private double waitedBefore;

  /**
   * Makes a trainer that ends the training when a value is not finite.
   *
   * @param session session that is initialised or restored, with its data loaded
   * @param plan how long to train, and what to do when
   * @param orders the order of the images of each domain
   * @param listeners told in this order
   */
  public Trainer(
      TrainingSession session,
      TrainingPlan plan,
      List<BatchOrder> orders,
      List<TrainingListener> listeners) {
    this(session, plan, new StepRunner(session, plan, orders), listeners, NonFiniteGuard.NONE);
  }

  /**
   * @param session session that is initialised or restored, with its data loaded
   * @param plan how long to train, and what to do when
   * @param steps runs each step
   * @param listeners told in this order
   * @param guard decides what happens when a report, or a state to be saved, is not finite
   */
  public Trainer(
      TrainingSession session,
      TrainingPlan plan,
      StepRunner steps,
      List<TrainingListener> listeners,
      NonFiniteGuard guard) {
    this.session = session;
    this.plan = plan;
    this.steps = steps;
    this.listeners = List.copyOf(listeners);
    this.guard = guard;
  }

  /**
   * Trains to the last step, or until {@code stop} is true. Then the step in progress is finished,
   * and a checkpoint is due.
   *
   * @param done number of steps that the session's state has behind it
   * @param stop asked after each step
   * @return the last step that was done
   * @throws TrainingFailure if a value is not finite and the guard ends the training
   */
  public long train(long done, BooleanSupplier stop) {
    batches = 0;
    start = System.nanoTime();
    waitedBefore = waited().orElse(0);
    tell(listener -> listener.started(done, plan));
    long last = done;
    try {
      boolean stopped = false;
      while (last < plan.steps() && !stopped) {
        long step = last + 1;
        boolean reports = plan.reportsAt(step);
        long nextReport = plan.nextReport(step);
        Map<String, Double> values = steps.run(step, phase -> phase.runsLastAt(step, nextReport));
        batches += steps.batchesThrough(step) - steps.batchesThrough(step - 1);
        stopped = stop.getAsBoolean();
        last = tellOf(step, stopped, reports, values);
      }
    } finally {
      long ended = last;
      tell(listener -> listener.ended(ended));
    }
    return last;
  }

  /**
   * Returns the step after which training continues: this one, or an earlier one to which the guard
   * went back.
   */
  private long tellOf(long step, boolean stopped, boolean reports, Map<String, Double> values) {
    for (Runnable event : events(step, stopped, reports, values)) {
      try {
        event.run();
      } catch (NonFiniteValue seen) {
        Optional<Recovery> recovery = guard.recover(step, seen);
        recovery.ifPresent(done -> tell(listener -> listener.recovered(done)));
        if (recovery.isPresent() && recovery.get().rolledBack()) {
          return recovery.get().goesOnAfter();
        }
      }
    }
    return step;
  }

  private List<Runnable> events(
      long step, boolean stopped, boolean reports, Map<String, Double> values) {
    List<Runnable> events = new ArrayList<>();
    events.add(() -> requireFinite(step, values));
    events.add(() -> tell(listener -> listener.stepped(step)));
    if (reports) {
      StepReport report = report(step, values);
      events.add(() -> tell(listener -> listener.reported(report)));
    } else if (!values.isEmpty()) {
      StepReport report = report(step, values);
      events.add(() -> tell(listener -> listener.reportedBetween(report)));
    }
    if (plan.samplesAt(step)) {
      events.add(() -> tell(listener -> listener.sampleDue(step)));
    }
    if (plan.checkpointsAt(step) || stopped) {
      events.add(() -> tell(listener -> listener.checkpointDue(step)));
    }
    return events;
  }

  private StepReport report(long step, Map<String, Double> values) {
    double seconds = (System.nanoTime() - start) / 1e9;
    int batchSize = session.graph().settings().batchSize();
    long imagesSeen = steps.batchesThrough(step) * batchSize;
    OptionalDouble waited = waited();
    return new StepReport(
        step,
        imagesSeen,
        seconds,
        batches * batchSize / seconds,
        values,
        waited.isEmpty() ? waited : OptionalDouble.of(waited.getAsDouble() - waitedBefore));
  }

  private OptionalDouble waited() {
    return session.streamed().stream().mapToDouble(BatchImages::secondsWaited).findFirst();
  }

  private void tell(Consumer<TrainingListener> event) {
    listeners.forEach(event);
  }

  /**
   * A gradient norm may overflow while all else is finite, so it does not count here; alarms judge
   * it.
   */
  private static void requireFinite(long step, Map<String, Double> values) {
    values.forEach(
        (name, value) -> {
          if (!Double.isFinite(value) && !GradientNorms.isOne(name)) {
            throw new NonFiniteValue(step, name + " is " + value);
          }
        });
  }
}
