package org.gan4j.train.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.variant.PhaseTiming;
import org.gan4j.train.internal.optimizer.GraphOptimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** A finished phase: what one run of it executes, and when it runs. */
public final class GraphPhase implements PhaseTiming {

  private final Built built;
  private int times = 1;
  private int steps = 1;
  private long first = 1;
  private long last = Long.MAX_VALUE;

  /**
   * The operations of one run.
   *
   * @param name name, unique in the graph
   * @param done operation that runs the phase
   * @param reports scalars that may be fetched together with {@code done}
   * @param optimizers optimizers whose learning rates are fed
   * @param usesBatch whether it takes a batch of real images
   * @param usesStep whether it is fed the number of the step
   * @param writes names of all variables that the phase writes
   * @param trace what the phase was built from
   */
  public record Built(
      String name,
      Op done,
      Map<String, Operand<TFloat32>> reports,
      List<GraphOptimizer> optimizers,
      boolean usesBatch,
      boolean usesStep,
      Set<String> writes,
      PhaseTrace trace) {}

  GraphPhase(Built built) {
    this.built = built;
  }

  /** The operations of one run. */
  public Built built() {
    return built;
  }

  @Override
  public PhaseTiming repeat(int times) {
    this.times = requirePositive("repeat", times);
    return this;
  }

  @Override
  public PhaseTiming every(int steps) {
    this.steps = requirePositive("every", steps);
    return this;
  }

  @Override
  public PhaseTiming between(long first, long last) {
    if (first < 1 || last < first) {
      throw new InputException(
          "phase '" + built.name() + "'",
          "expected between(first, last) with 1 <= first <= last, found " + first + ", " + last,
          "Steps count from 1.");
    }
    this.first = first;
    this.last = last;
    return this;
  }

  /**
   * Returns the timing in words: {@code once every step}, {@code 5 times every step}, {@code once
   * every 16 steps}, {@code once every step from 201 to 400}.
   */
  public String timing() {
    String often = times == 1 ? "once" : times + " times";
    String window = first == 1 ? "" : " from " + first;
    String end = last == Long.MAX_VALUE ? "" : " to " + last;
    return often + " every " + (steps == 1 ? "step" : steps + " steps") + window + end;
  }

  /** Returns the first step in which the phase runs. */
  public long firstStep() {
    return (first + steps - 2) / steps * steps + 1;
  }

  /** Returns how often the phase runs in a step; steps count from 1. */
  public int runsAt(long step) {
    return step >= first && step <= last && (step - 1) % steps == 0 ? times : 0;
  }

  /** Returns how often the phase has run after this many steps. */
  public long runsThrough(long step) {
    return times * (dueThrough(Math.min(step, last)) - dueThrough(Math.min(step, first - 1)));
  }

  /**
   * Returns whether the phase runs in a step and then not again up to a later step.
   *
   * @param until the later step, at least {@code step}
   */
  public boolean runsLastAt(long step, long until) {
    return runsAt(step) > 0 && runsThrough(step) == runsThrough(until);
  }

  /** Returns in how many of the first steps the phase is due, apart from its window. */
  private long dueThrough(long step) {
    return step / steps + (step % steps == 0 ? 0 : 1);
  }

  private int requirePositive(String what, int value) {
    if (value < 1) {
      throw new InputException(
          "phase '" + built.name() + "'",
          "expected " + what + "(n) with n of at least 1, found " + value,
          "Leave the phase out to switch it off.");
    }
    return value;
  }
}
