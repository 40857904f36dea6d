package org.gan4j.train.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.PhaseTrace.Derivative;
import org.gan4j.train.session.HostTensor;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A loss along a straight line through the present weights. Each weight moves along its own
 * gradient, in proportion to its own size.
 */
final class LossLine {

  private static final double DEAF_MOVE = 0.05;
  private static final double DEAF_CHANGE = 1e-4;

  private final Trial trial;
  private final GraphPhase phase;
  private final Derivative taken;
  private final Map<String, float[]> weights = new LinkedHashMap<>();
  private final Map<String, float[]> directions = new LinkedHashMap<>();
  private double loss;
  private double slope;

  private LossLine(Trial trial, GraphPhase phase, Derivative taken) {
    this.trial = trial;
    this.phase = phase;
    this.taken = taken;
  }

  static LossLine of(Trial trial, GraphPhase phase, Derivative taken) {
    LossLine line = new LossLine(trial, phase, taken);
    line.look();
    return line;
  }

  private void look() {
    Map<String, byte[]> values = trial.values();
    List<Operand<TFloat32>> wanted = new ArrayList<>(List.of(taken.loss()));
    wanted.addAll(taken.gradients().byWeight().values());
    List<HostTensor> computed = trial.compute(phase, wanted);
    loss = computed.get(0).values()[0];
    int i = 1;
    for (Variable<TFloat32> variable : taken.gradients().byWeight().keySet()) {
      float[] gradient = computed.get(i++).values();
      float[] weight = Floats.of(values.get(variable.name()));
      weights.put(variable.name(), weight);
      double norm = Floats.norm(gradient);
      if (norm == 0) {
        directions.put(variable.name(), new float[weight.length]);
      } else {
        double size = size(weight);
        directions.put(
            variable.name(), Floats.moved(new float[weight.length], size / norm, gradient));
        slope += size * norm;
      }
    }
  }

  /** Returns the slope of the loss along the line, by the gradient. */
  double slope() {
    return slope;
  }

  /** Returns the slope by a central difference. */
  double difference(double size) {
    return (lossAt(size) - lossAt(-size)) / (2 * size);
  }

  /** Returns the slope by a difference on one side: the side before if the size is negative. */
  double oneSided(double size) {
    return (lossAt(size) - loss) / size;
  }

  /**
   * Finds a weight whose gradient is zero although the loss depends on it. A dependence by jumps
   * alone does not count, because moving the weight may switch rectifiers.
   */
  Optional<String> deafWeight() {
    for (Variable<TFloat32> variable : taken.gradients().byWeight().keySet()) {
      String name = variable.name();
      float[] weight = weights.get(name);
      if (Floats.norm(directions.get(name)) == 0
          && DerivativePaths.mayHaveDerivative(taken.loss(), variable.handle())) {
        float[] noise = Floats.normal(name, weight.length);
        double factor = DEAF_MOVE * size(weight) / Floats.norm(noise);
        double moved = lossWith(Map.of(name, Floats.bytes(Floats.moved(weight, factor, noise))));
        trial.session().variables().write(Map.of(name, Floats.bytes(weight)));
        if (Math.abs(moved - loss) > DEAF_CHANGE * Math.max(Math.abs(loss), 1)) {
          return Optional.of("'" + name + "' changes it, but its gradient is zero");
        }
      }
    }
    return Optional.empty();
  }

  private double lossAt(double factor) {
    Map<String, byte[]> moved = new HashMap<>();
    weights.forEach(
        (name, values) ->
            moved.put(name, Floats.bytes(Floats.moved(values, factor, directions.get(name)))));
    return lossWith(moved);
  }

  private double lossWith(Map<String, byte[]> values) {
    trial.session().variables().write(values);
    return trial.compute(phase, List.of(taken.loss())).get(0).values()[0];
  }

  /** Returns the size of a weight; a weight that begins at zero counts as a small one. */
  private static double size(float[] weight) {
    return Math.max(Floats.norm(weight), 0.01 * Math.sqrt(weight.length));
  }
}
