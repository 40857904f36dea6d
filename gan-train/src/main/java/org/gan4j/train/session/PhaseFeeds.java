package org.gan4j.train.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.optimizer.GraphOptimizer;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * Feeds a run of a phase: its batch, the number of the step, and the learning rates. Owns the
 * tensors, which it uses again for each run.
 */
final class PhaseFeeds implements AutoCloseable {

  private final TrainingGraph graph;
  private final BatchFeed batches;
  private final TFloat32 step = TFloat32.scalarOf(1f);
  private final Map<String, TFloat32> rates = new HashMap<>();
  private long present = 1;
  private double rateFactor = Double.NaN;

  /** Begins in step 1, at the learning rates of the configs. */
  PhaseFeeds(TrainingGraph graph) {
    this.graph = graph;
    this.batches =
        new BatchFeed(
            graph.copies().stream().map(TrainingGraph.Copy::data).toList(),
            graph.settings().share());
    graph.optimizers().forEach(optimizer -> rates.put(optimizer.name(), TFloat32.scalarOf(0f)));
    setRateFactor(1);
  }

  BatchFeed batches() {
    return batches;
  }

  /** Returns the step in progress and the factor on all learning rates. */
  Followers.StepState state() {
    return new Followers.StepState(present, rateFactor);
  }

  void setStep(long number) {
    present = number;
    step.setFloat(number);
  }

  /** Multiplies the learning rates of the configs by a factor. */
  void setRateFactor(double factor) {
    if (factor == rateFactor) {
      return;
    }
    rateFactor = factor;
    for (GraphOptimizer optimizer : graph.optimizers()) {
      rate(optimizer).setFloat((float) (optimizer.config().learningRate() * factor));
    }
  }

  /**
   * Returns the tensors of a run by the operands to which they are fed; the next run overwrites
   * them.
   */
  Map<Operand<?>, Tensor> of(GraphPhase phase, int[]... batch) {
    Map<Operand<?>, Tensor> feeds = new LinkedHashMap<>();
    if (phase.built().usesBatch()) {
      feeds.putAll(batches.feeds(graph.settings().computation().ownPart(batch)));
    }
    if (phase.built().usesStep()) {
      graph.copies().forEach(copy -> feeds.put(copy.step(), step));
    }
    for (GraphPhase copy : graph.copies(phase)) {
      copy.built().optimizers().forEach(optimizer -> feeds.put(optimizer.rate(), rate(optimizer)));
    }
    return feeds;
  }

  private TFloat32 rate(GraphOptimizer optimizer) {
    return rates.get(optimizer.name());
  }

  @Override
  public void close() {
    batches.close();
    step.close();
    rates.values().forEach(TFloat32::close);
  }
}
