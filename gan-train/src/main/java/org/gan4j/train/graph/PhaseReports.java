package org.gan4j.train.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.core.InputException;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The scalars that a phase reports, by name. */
final class PhaseReports {

  private final String phase;
  private final Map<String, Operand<TFloat32>> byName = new LinkedHashMap<>();

  /**
   * @param phase name of the phase, for error messages
   */
  PhaseReports(String phase) {
    this.phase = phase;
  }

  /**
   * Adds a report.
   *
   * @throws InputException if the name is taken or the value is not a scalar
   */
  void add(String name, Operand<TFloat32> scalar) {
    if (byName.put(name, scalar) != null) {
      throw refused(
          "expected a new report name, found '" + name + "' a second time",
          "Give each report its own name.");
    }
    if (scalar.shape().numDimensions() != 0) {
      throw refused(
          "expected a scalar for report '" + name + "', found shape " + scalar.shape(),
          "Take its mean.");
    }
  }

  Map<String, Operand<TFloat32>> byName() {
    return byName;
  }

  /** Replaces the values of reports, by name. */
  void replace(Map<?, Operand<TFloat32>> values) {
    byName.replaceAll((name, value) -> values.get(name));
  }

  private InputException refused(String problem, String remedy) {
    return new InputException("phase '" + phase + "'", problem, remedy);
  }
}
