package org.gan4j.train.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gan4j.core.network.Application;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.session.HostTensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Checks that everything that takes a label depends on it after a few steps: samples, and networks
 * in training.
 */
final class LabelsMatter implements Check {

  private static final int STEPS = 3;
  private static final double SHARE = 1e-6;

  @Override
  public String name() {
    return "labels matter";
  }

  @Override
  public Outcome of(CheckedVariant checked) {
    int classes = checked.graph().settings().data().classes();
    if (classes < 2) {
      return Outcome.passed("the data set has no labels");
    }
    List<String> ignored = new ArrayList<>();
    TreeSet<String> looked = new TreeSet<>();
    try (Trial trial = checked.trial()) {
      trial.steps(checked.lateStep(), STEPS);
      if (checked.graph().samples().flatMap(output -> output.labels()).isPresent()) {
        looked.add("sampler");
        sampler(trial, classes).ifPresent(ignored::add);
      }
      for (GraphPhase phase : checked.graph().phases()) {
        for (Application application : phase.built().trace().applications()) {
          if (application.labels().isPresent()) {
            looked.add(application.network().name());
            network(trial, phase, application).ifPresent(ignored::add);
          }
        }
      }
    }
    if (!ignored.isEmpty()) {
      return Outcome.failed(ignored.get(0));
    }
    return Outcome.passed(looked.isEmpty() ? "none are declared" : String.join(", ", looked));
  }

  private static Optional<String> sampler(Trial trial, int classes) {
    HostTensor samples = Inference.sameLatent(trial, IntStream.range(0, classes).toArray());
    for (int label = 1; label < classes; label++) {
      if (same(samples.row(0), samples.row(label))) {
        return Optional.of(
            String.format(
                Locale.ROOT, "the sampler's images of class 0 and class %d are the same", label));
      }
    }
    return Optional.empty();
  }

  /**
   * Changes only the labels of a network, each example's to another label; the input stays the
   * same.
   */
  private static Optional<String> network(Trial trial, GraphPhase phase, Application application) {
    HostTensor x = trial.compute(phase, List.of(application.input())).get(0);
    try (TFloat32 input = TFloat32.tensorOf(x.shape(), DataBuffers.of(x.values()))) {
      float[] zero = output(trial, phase, application, input, 0);
      float[] one = output(trial, phase, application, input, 1);
      return same(zero, one)
          ? Optional.of(
              String.format(
                  Locale.ROOT,
                  "phase '%s': network '%s' is given labels, but yields the same for every label",
                  phase.built().name(),
                  application.network().name()))
          : Optional.empty();
    }
  }

  private static float[] output(
      Trial trial, GraphPhase phase, Application application, TFloat32 input, int first) {
    int classes = trial.graph().settings().data().classes();
    int[] labels =
        IntStream.range(first, first + (int) input.shape().get(0)).map(i -> i % classes).toArray();
    try (TInt32 fed = TInt32.tensorOf(Shape.of(labels.length), DataBuffers.of(labels))) {
      return trial
          .compute(
              phase,
              List.of(application.output()),
              Map.of(application.input(), input, application.labels().orElseThrow(), fed))
          .get(0)
          .values();
    }
  }

  private static boolean same(float[] a, float[] b) {
    return Floats.distance(a, b) <= SHARE * Math.max(Floats.largest(a), Floats.largest(b));
  }
}
