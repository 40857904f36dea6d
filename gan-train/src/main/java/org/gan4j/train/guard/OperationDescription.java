package org.gan4j.train.guard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.internal.gradient.AllReduce;
import org.gan4j.train.graph.AppliedLayers;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.PhaseTrace;
import org.gan4j.train.internal.operation.Ancestors;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Describes an operation of a phase: its name, its layer, and the loss that depends on it. */
final class OperationDescription {

  private final GraphPhase.Built phase;

  OperationDescription(GraphPhase.Built phase) {
    this.phase = phase;
  }

  /**
   * Describes an operation, for instance {@code in operation 'joint/Log' (Log) of layer
   * generator/dense_1, on the way to loss/generator: NaN from finite inputs}.
   */
  String of(GraphOperation operation, String kind) {
    String layer =
        new AppliedLayers(phase.trace().applications())
            .of(operation)
            .map(path -> " of layer " + path)
            .orElse("");
    String loss = loss(operation).map(words -> ", " + words).orElse("");
    if (operation.type().equals(AllReduce.TYPE)) {
      return String.format(
          Locale.ROOT,
          "in another replica's share of the batch%s%s: %s in the sum over all replicas, although this replica's part is finite",
          layer,
          loss,
          kind);
    }
    return String.format(
        Locale.ROOT,
        "in operation '%s' (%s)%s%s: %s from finite inputs",
        operation.name(),
        operation.type(),
        layer,
        loss,
        kind);
  }

  private Optional<String> loss(GraphOperation operation) {
    for (PhaseTrace.Derivative derivative : phase.trace().derivatives()) {
      if (Ancestors.of(derivative.loss()).contains(operation)) {
        return Optional.of("on the way to " + name(derivative.loss()));
      }
    }
    for (PhaseTrace.Derivative derivative : phase.trace().derivatives()) {
      if (Ancestors.of(derivative.gradients().byWeight().values()).contains(operation)) {
        return Optional.of("in the gradient of " + name(derivative.loss()));
      }
    }
    return phase.reports().entrySet().stream()
        .filter(report -> Ancestors.of(report.getValue()).contains(operation))
        .findFirst()
        .map(report -> "on the way to " + report.getKey());
  }

  /** Names the report that shows the loss, or of which it is a part. */
  private String name(Operand<TFloat32> loss) {
    List<Map.Entry<String, Operand<TFloat32>>> reports = List.copyOf(phase.reports().entrySet());
    return reports.stream()
        .filter(report -> report.getValue().op().equals(loss.op()))
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse("loss '" + loss.op().name() + "'");
  }
}
