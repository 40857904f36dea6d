package org.gan4j.train.guard;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.train.StepRunner.PhaseRun;
import org.gan4j.train.internal.operation.Ancestors;
import org.gan4j.train.session.HostTensor;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * Finds the first operation of a phase whose output is not finite although its inputs are. It looks
 * at the operations on which a bad result of the phase depends, in the order of computation. It
 * writes nothing.
 */
final class FirstOperation {

  private static final int AT_ONCE = 64;

  private final TrainingSession session;
  private final PhaseRun run;

  private FirstOperation(TrainingSession session, PhaseRun run) {
    this.session = session;
    this.run = run;
  }

  /** Describes the operation; empty if everything that the phase computes is finite. */
  static Optional<String> of(TrainingSession session, PhaseRun run) {
    return new FirstOperation(session, run).find();
  }

  private Optional<String> find() {
    GraphOperation barrier = (GraphOperation) run.phase().built().trace().barrier().op();
    List<GraphOperation> results =
        barrier.controlInputs().stream()
            .sorted(Comparator.comparing(GraphOperation::name))
            .toList();
    List<Bad> bad = bad(floats(results), false);
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    List<GraphOperation> order = Ancestors.inOrder(bad.stream().map(Bad::operation).toList());
    Bad first = Stream.concat(bad(floats(order), true).stream(), bad.stream()).toList().get(0);
    return Optional.of(
        new OperationDescription(run.phase().built()).of(first.operation(), first.kind()));
  }

  /**
   * An operation and what is wrong with its first output.
   *
   * @param kind {@code NaN} or {@code infinity}
   */
  private record Bad(GraphOperation operation, String kind) {}

  /** Returns the operations whose output is not finite, or only the first of them. */
  private List<Bad> bad(List<GraphOperation> operations, boolean firstOnly) {
    List<Bad> bad = new ArrayList<>();
    for (List<GraphOperation> some : Lists.partition(operations, AT_ONCE)) {
      List<Operand<TFloat32>> values = new ArrayList<>();
      some.forEach(operation -> values.add(operation.<TFloat32>output(0)));
      List<HostTensor> computed = session.compute(run.phase(), values, Map.of(), run.batch());
      for (int i = 0; i < some.size(); i++) {
        GraphOperation operation = some.get(i);
        kind(computed.get(i).values()).ifPresent(kind -> bad.add(new Bad(operation, kind)));
      }
      if (firstOnly && !bad.isEmpty()) {
        return bad;
      }
    }
    return bad;
  }

  private static Optional<String> kind(float[] values) {
    boolean infinite = false;
    for (float value : values) {
      if (Float.isNaN(value)) {
        return Optional.of("NaN");
      }
      infinite |= Float.isInfinite(value);
    }
    return infinite ? Optional.of("infinity") : Optional.empty();
  }

  /** Returns the operations with float outputs that can be fetched; what is fed cannot. */
  private static List<GraphOperation> floats(Iterable<GraphOperation> operations) {
    List<GraphOperation> floats = new ArrayList<>();
    for (GraphOperation operation : operations) {
      if (operation.numOutputs() > 0
          && !operation.type().startsWith("Placeholder")
          && operation.output(0).dataType() == DataType.DT_FLOAT) {
        floats.add(operation);
      }
    }
    return floats;
  }
}
