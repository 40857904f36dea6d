package org.gan4j.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.TrainingSession;

/**
 * Runs one step: its phases in order, each on a fresh batch. Everything follows from the session's
 * variables and the number of the step, so a step that is run again from the same state gives the
 * same bits.
 */
public final class StepRunner {

  private static final int[][] NO_BATCH = {};

  private final TrainingSession session;
  private final TrainingPlan plan;
  private final List<BatchOrder> orders;

  /**
   * @param session session that is initialised or restored, with its data loaded
   * @param plan gives the schedule and the steps it depends on
   * @param orders the order of the images of each domain
   */
  public StepRunner(TrainingSession session, TrainingPlan plan, List<BatchOrder> orders) {
    this.session = session;
    this.plan = plan;
    this.orders = List.copyOf(orders);
  }

  /**
   * A run of a phase in a step.
   *
   * @param batch indices of its images, domain by domain
   * @param last whether this is the last run of the phase in this step
   */
  public record PhaseRun(GraphPhase phase, int[][] batch, boolean last) {}

  /**
   * Runs a step.
   *
   * @param reports the phases whose reports are read
   * @return the reports by name; a phase that runs several times gives those of its last run
   */
  public Map<String, Double> run(long step, Predicate<GraphPhase> reports) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (PhaseRun run : runs(step)) {
      if (run.last() && reports.test(run.phase())) {
        values.putAll(session.runAndReport(run.phase(), run.batch()));
      } else {
        session.run(run.phase(), run.batch());
      }
    }
    return values;
  }

  /** Returns the runs of a step, in order, and sets the step of the session. */
  public List<PhaseRun> runs(long step) {
    session.setStep(step);
    session.setRateFactor(plan.schedule().factor(step, plan.steps()));
    long batches = batchesThrough(step - 1);
    long next = batches;
    session.streamed().ifPresent(images -> images.expect(next));
    List<PhaseRun> runs = new ArrayList<>();
    for (GraphPhase phase : session.graph().phases()) {
      int times = phase.runsAt(step);
      for (int run = 1; run <= times; run++) {
        int[][] batch = phase.built().usesBatch() ? batch(batches++) : NO_BATCH;
        runs.add(new PhaseRun(phase, batch, run == times));
      }
    }
    return runs;
  }

  /** Returns how many batches all steps up to this one take. */
  long batchesThrough(long step) {
    return session.graph().phases().stream()
        .filter(phase -> phase.built().usesBatch())
        .mapToLong(phase -> phase.runsThrough(step))
        .sum();
  }

  /** Returns the indices of a batch, domain by domain; numbers begin at 0. */
  public int[][] batch(long number) {
    return orders.stream().map(order -> order.batch(number)).toArray(int[][]::new);
  }
}
