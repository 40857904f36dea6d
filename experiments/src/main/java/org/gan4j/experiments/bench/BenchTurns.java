package org.gan4j.experiments.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.gan4j.experiments.training.TrainingCallback;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.session.TrainingSession;

/**
 * Measures the time of a training in turns with its bare steps. A cycle of the training is: one
 * step that settles what the last cycle left to do, the counted steps, and one step with reports,
 * samples and a checkpoint. The bare steps take place after the counted ones, while the training
 * stands still. The first cycle warms up.
 */
final class BenchTurns implements TrainingCallback, TrainingListener {

  private final int steps;
  private final int rounds;
  private final LongSupplier waited;
  private final BareSteps bare;
  private final Times trainer = new Times();
  private final Times bareTurns = new Times();
  private final Times trainerProcessor = new Times();
  private final Times bareProcessor = new Times();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Times reports = new Times();
  private final Times samples = new Times();
  private final Times checkpoints = new Times();
  private int cycle;
  private long mark;
  private long processorMark;
  private long waitedBefore;
  private long waitedNanos;

  /** Runs some bare steps. */
  interface BareSteps {

    /**
     * The same phases as in some steps of the training.
     *
     * @return the nanoseconds it took
     */
    long run(long first, long last);
  }

  /** Milliseconds, one a cycle. */
  private static final class Times {

    private final List<Double> all = new ArrayList<>();

    void add(long nanos, int steps) {
      all.add(nanos / 1e6 / steps);
    }

    /** Without the first cycle. */
    List<Double> counted() {
      return all.subList(1, all.size());
    }
  }

  /**
   * @param waited nanoseconds that the training has waited for images so far
   */
  BenchTurns(int steps, int rounds, LongSupplier waited, BareSteps bare) {
    this.steps = steps;
    this.rounds = rounds;
    this.waited = waited;
    this.bare = bare;
  }

  /** Steps of a cycle: reports, samples and checkpoints are due at its multiples. */
  static int cycle(int steps) {
    return steps + 2;
  }

  @Override
  public TrainingListener listener(TrainingSession session) {
    return this;
  }

  @Override
  public boolean wantsToStop() {
    return cycle > rounds;
  }

  @Override
  public void stepped(long step) {
    long now = System.nanoTime();
    long place = step % cycle(steps);
    if (place == 1) {
      waitedBefore = waited.getAsLong();
      processorMark = system.getProcessCpuTime();
      mark = System.nanoTime();
    } else if (place == steps + 1) {
      trainer.add(now - mark, steps);
      trainerProcessor.add(system.getProcessCpuTime() - processorMark, steps);
      waitedNanos += cycle == 0 ? 0 : waited.getAsLong() - waitedBefore;
      processorMark = system.getProcessCpuTime();
      bareTurns.add(bare.run(step - steps + 1, step), steps);
      bareProcessor.add(system.getProcessCpuTime() - processorMark, steps);
      mark = System.nanoTime();
    }
  }

  @Override
  public void reported(StepReport report) {
    lap(reports);
  }

  @Override
  public void sampleDue(long step) {
    lap(samples);
  }

  @Override
  public void checkpointDue(long step) {
    lap(checkpoints);
    cycle++;
  }

  private void lap(Times times) {
    long now = System.nanoTime();
    times.add(now - mark, 1);
    mark = now;
  }

  /** Milliseconds of a trainer's step. */
  Spread trainer() {
    return Spread.of(trainer.counted());
  }

  /** Milliseconds of a bare step. */
  Spread bare() {
    return Spread.of(bareTurns.counted());
  }

  /** The trainer's step with so much more on it, as a multiple of the bare one, turn by turn. */
  Spread ratio(double more) {
    return ratio(trainer, more, bareTurns);
  }

  /** Returns the ratio of processor times. */
  Spread processorRatio() {
    return ratio(trainerProcessor, 0, bareProcessor);
  }

  private static Spread ratio(Times times, double more, Times to) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < to.counted().size(); i++) {
      ratios.add((times.counted().get(i) + more) / to.counted().get(i));
    }
    return Spread.of(ratios);
  }

  /** Returns how much longer a step with reports takes, including its listeners. */
  double reportMilliseconds() {
    return Math.max(0, Spread.of(reports.counted()).median() - trainer().median());
  }

  double sampleMilliseconds() {
    return Spread.of(samples.counted()).median();
  }

  double checkpointMilliseconds() {
    return Spread.of(checkpoints.counted()).median();
  }

  /** Share of the counted steps' time that was spent waiting for images. */
  double waitShare() {
    double all = trainer.counted().stream().mapToDouble(Double::doubleValue).sum() * steps;
    return waitedNanos / 1e6 / all;
  }
}
