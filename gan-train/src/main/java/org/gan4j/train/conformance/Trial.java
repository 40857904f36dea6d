package org.gan4j.train.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.core.data.Dataset;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.HostTensor;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/** A session that trains on one batch: the first images of the data set. */
final class Trial implements AutoCloseable {

  private final TrainingSession session;
  private final int[][] batch;

  Trial(TrainingGraph graph, Dataset data, SessionSettings settings) {
    session = new TrainingSession(graph, settings);
    session.initialize();
    session.load(data);
    batch = new int[graph.data().indices().size()][];
    Arrays.fill(batch, IntStream.range(0, CheckedVariant.BATCH).toArray());
  }

  TrainingSession session() {
    return session;
  }

  TrainingGraph graph() {
    return session.graph();
  }

  /** Runs one phase in the first step in which it runs. */
  Map<String, Double> run(GraphPhase phase) {
    session.setStep(phase.firstStep());
    return session.runAndReport(phase, batch);
  }

  /** Runs all phases of some steps and returns the reports of each phase's last run. */
  Map<String, Double> steps(long first, int count) {
    long last = first + count - 1;
    Map<String, Double> reports = new LinkedHashMap<>();
    for (long step = first; step <= last; step++) {
      session.setStep(step);
      for (GraphPhase phase : graph().phases()) {
        boolean reported = phase.runsLastAt(step, last);
        for (int run = phase.runsAt(step); run > 0; run--) {
          if (reported && run == 1) {
            reports.putAll(session.runAndReport(phase, batch));
          } else {
            session.run(phase, batch);
          }
        }
      }
    }
    return reports;
  }

  /** Computes values of a phase as its next run, in its first step, would see them. */
  List<HostTensor> compute(
      GraphPhase phase, List<Operand<TFloat32>> values, Map<Operand<?>, Tensor> fed) {
    session.setStep(phase.firstStep());
    List<String> keys = values.stream().map(Trial::key).toList();
    Map<String, Operand<TFloat32>> distinct = new LinkedHashMap<>();
    values.forEach(value -> distinct.putIfAbsent(key(value), value));
    List<HostTensor> computed = session.compute(phase, List.copyOf(distinct.values()), fed, batch);
    List<String> order = List.copyOf(distinct.keySet());
    List<HostTensor> result = new ArrayList<>();
    keys.forEach(key -> result.add(computed.get(order.indexOf(key))));
    return result;
  }

  List<HostTensor> compute(GraphPhase phase, List<Operand<TFloat32>> values) {
    return compute(phase, values, Map.of());
  }

  /** Returns the values of all variables, in the order of their declaration. */
  Map<String, byte[]> values() {
    return session.variables().read();
  }

  @Override
  public void close() {
    session.close();
  }

  /** Returns the name of an output in TensorFlow, which refuses to compute one output twice. */
  private static String key(Operand<?> value) {
    return value.op().name() + ":" + value.asOutput().index();
  }
}
