package org.gan4j.train.conformance;

import java.util.function.Supplier;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphPhase;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;

/**
 * The variant under test, built once for most checks, and the images it is trained on. Owns its
 * graphs.
 */
final class CheckedVariant implements AutoCloseable {

  /** The number of images in a batch. */
  static final int BATCH = 8;

  private static final int THREADS = 2;

  private final Supplier<? extends Variant> variant;
  private final GraphSettings settings;
  private final Dataset data;
  private final TrainingGraph graph;
  private TrainingGraph again;

  CheckedVariant(Supplier<? extends Variant> variant, GraphSettings wanted) {
    this.variant = variant;
    this.data = SyntheticImages.like(wanted.data());
    this.settings = wanted.withData(DataShape.of(data)).withBatchSize(BATCH);
    this.graph = build();
  }

  /** Returns a new instance of the variant. */
  Variant variant() {
    return variant.get();
  }

  TrainingGraph graph() {
    return graph;
  }

  /** Builds the variant once more. */
  TrainingGraph again() {
    if (again == null) {
      again = build();
    }
    return again;
  }

  private TrainingGraph build() {
    return TrainingGraph.build(variant.get(), settings);
  }

  /** Opens a session on the graph with its first values; the caller closes it. */
  Trial trial() {
    return trial(graph);
  }

  /** Opens a session on a graph of this variant with its first values; the caller closes it. */
  Trial trial(TrainingGraph of) {
    return new Trial(of, data, new SessionSettings(THREADS, false));
  }

  /** Returns the images; the first {@link #BATCH} of them are the batch. */
  Dataset data() {
    return data;
  }

  /** Returns the first step by which every phase has run, except for those that have ended. */
  long lateStep() {
    return graph.phases().stream().mapToLong(GraphPhase::firstStep).max().orElse(1);
  }

  @Override
  public void close() {
    graph.close();
    if (again != null) {
      again.close();
    }
  }
}
