package org.gan4j.eval.metric;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registry of metrics, for protocol names, protocol files and {@code gan list}. */
public final class Metrics {

  /** All metrics with the parameters of their papers. A new metric is one line here. */
  private static final List<Metric> ALL =
      List.of(
          new Fid(),
          new FidInfinity(),
          new ClassFid(),
          new Modes(),
          new InceptionScore(),
          new Kid(),
          new PrecisionRecall(),
          new DensityCoverage(),
          new Memorisation(),
          new MsSsim(),
          new SlicedWasserstein(),
          new LabelAgreement(),
          new ClassShares(),
          new PerceptualPathLength(),
          new ClassificationAccuracyScore());

  private Metrics() {}

  /** Returns all metrics with the parameters of their papers, in the order of registration. */
  public static List<Metric> all() {
    return ALL;
  }

  /** Returns all metrics, sorted by key. */
  public static SortedMap<String, Metric> byKey() {
    SortedMap<String, Metric> byKey = new TreeMap<>();
    ALL.forEach(metric -> byKey.put(metric.key(), metric));
    return byKey;
  }

  /** Finds a metric by its key, with the parameters of its paper; empty if there is none. */
  public static Optional<Metric> find(String key) {
    return ALL.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }
}
