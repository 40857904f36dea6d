package org.gan4j.experiments.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;

/**
 * Runs the phases of a step in a loop over {@code Session.run} that does nothing but feed one
 * batch, again and again.
 */
final class BareLoop {

  private static final RunOptions TRACED =
      RunOptions.newBuilder().setTraceLevel(RunOptions.TraceLevel.FULL_TRACE).build();

  private final TrainingSession session;
  private final int[][] batch;

  BareLoop(TrainingSession session) {
    this.session = session;
    this.batch =
        BatchOrder.ofDomains(session.graph().settings()).stream()
            .map(order -> order.batch(0))
            .toArray(int[][]::new);
  }

  private record Run(Op done, Map<Operand<?>, Tensor> feeds) {

    Session.Runner on(Session session) {
      Session.Runner runner = session.runner().addTarget(done);
      feeds.forEach(runner::feed);
      return runner;
    }
  }

  /**
   * The phases that are due in some steps, as often as they are.
   *
   * @return the nanoseconds it took
   */
  long run(long first, long last) {
    List<Run> runs = runs(first, last);
    long start = System.nanoTime();
    for (Run run : runs) {
      run.on(session.session()).run().close();
    }
    return System.nanoTime() - start;
  }

  /** Runs the phases and returns TensorFlow's trace of each run. */
  List<RunMetadata> trace(long first, long last) {
    List<RunMetadata> metadata = new ArrayList<>();
    for (Run run : runs(first, last)) {
      try (Result result = run.on(session.session()).setOptions(TRACED).runAndFetchMetadata()) {
        result.getMetadata().ifPresent(metadata::add);
      }
    }
    return metadata;
  }

  private List<Run> runs(long first, long last) {
    Map<GraphPhase, Run> byPhase = new HashMap<>();
    List<Run> runs = new ArrayList<>();
    for (long step = first; step <= last; step++) {
      for (GraphPhase phase : session.graph().phases()) {
        for (int i = 0; i < phase.runsAt(step); i++) {
          runs.add(byPhase.computeIfAbsent(phase, this::prepared));
        }
      }
    }
    return runs;
  }

  private Run prepared(GraphPhase phase) {
    return new Run(phase.built().done(), session.feeds(phase, batch));
  }
}
