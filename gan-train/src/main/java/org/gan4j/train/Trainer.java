package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.TrainingSession;

/**
 * The training loop: runs the phases of each step in order, each on a fresh batch, and tells its
 * listeners. Between reports a step fetches nothing.
 */
public final class Trainer {

  private static final int[][] NO_BATCH = {};

  private final TrainingSession session;
  private final TrainingPlan plan;
  private final List<BatchOrder> orders;
  private final List<TrainingListener> listeners;
  private long firstBatch;
  private long batches;

  /**
   * @param session initialised or restored, with its data loaded
   * @param plan how long
   * @param orders of the data, one a domain
   * @param listeners told in this order
   */
  public Trainer(
      TrainingSession session,
      TrainingPlan plan,
      List<BatchOrder> orders,
      List<TrainingListener> listeners) {
    this.session = session;
    this.plan = plan;
    this.orders = List.copyOf(orders);
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Trains to the last step, or until told to stop; then the step in progress is finished and a
   * checkpoint is due.
   *
   * @param done steps that the session's variables have behind them
   * @param stop asked after each step
   * @return the last step that is done
   * @throws TrainingFailure if a reported value is not finite
   */
  public long train(long done, BooleanSupplier stop) {
    firstBatch = batchesThrough(done);
    batches = firstBatch;
    long start = System.nanoTime();
    tell(listener -> listener.started(done, plan));
    long last = done;
    try {
      boolean stopped = false;
      while (last < plan.steps() && !stopped) {
        long step = last + 1;
        session.setStep(step);
        session.setRateFactor(plan.schedule().factor(step, plan.steps()));
        boolean reports = plan.reportsAt(step);
        Map<String, Double> values = run(step, reports);
        stopped = stop.getAsBoolean();
        tellOf(step, stopped, reports, values, (System.nanoTime() - start) / 1e9);
        last = step;
      }
    } finally {
      long ended = last;
      tell(listener -> listener.ended(ended));
    }
    return last;
  }

  private Map<String, Double> run(long step, boolean reports) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (GraphPhase phase : session.graph().phases()) {
      int runs = phase.runsAt(step);
      for (int run = 1; run <= runs; run++) {
        int[][] batch = phase.built().usesBatch() ? batch(batches++) : NO_BATCH;
        if (reports && run == runs) {
          values.putAll(session.runAndReport(phase, batch));
        } else {
          session.run(phase, batch);
        }
      }
    }
    return values;
  }

  private int[][] batch(long number) {
    return orders.stream().map(order -> order.batch(number)).toArray(int[][]::new);
  }

  private void tellOf(
      long step, boolean stopped, boolean reports, Map<String, Double> values, double seconds) {
    tell(listener -> listener.stepped(step));
    if (reports) {
      requireFinite(step, values);
      int batchSize = session.graph().settings().batchSize();
      double speed = (batches - firstBatch) * batchSize / seconds;
      StepReport report = new StepReport(step, batches * batchSize, seconds, speed, values);
      tell(listener -> listener.reported(report));
    }
    if (plan.samplesAt(step)) {
      tell(listener -> listener.sampleDue(step));
    }
    if (plan.checkpointsAt(step) || stopped) {
      tell(listener -> listener.checkpointDue(step));
    }
  }

  private long batchesThrough(long step) {
    return session.graph().phases().stream()
        .filter(phase -> phase.built().usesBatch())
        .mapToLong(phase -> phase.runsThrough(step))
        .sum();
  }

  private void tell(Consumer<TrainingListener> event) {
    listeners.forEach(event);
  }

  private static void requireFinite(long step, Map<String, Double> values) {
    values.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw new TrainingFailure(
                "step %d: %s is %s. Lower the learning rates; the last checkpoint is kept."
                    .formatted(step, name, value));
          }
        });
  }
}
