package org.gan4j.experiments.parts;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.set.SourceSet;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.GeneratorSamples;
import org.gan4j.train.SampleLabels;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.export.FrozenGraph;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.output.SampleOutput;
import org.gan4j.train.session.TrainingSession;

/** A run restored from a checkpoint, for sampling. Owns its graph and session. */
public final class RestoredRun implements AutoCloseable {

  private final RunDirectory run;
  private final Checkpoint checkpoint;
  private final TrainingGraph graph;
  private final TrainingSession session;
  private final Dataset training;

  private RestoredRun(
      RunDirectory run,
      Checkpoint checkpoint,
      TrainingGraph graph,
      TrainingSession session,
      Dataset training) {
    this.run = run;
    this.checkpoint = checkpoint;
    this.graph = graph;
    this.session = session;
    this.training = training;
  }

  /**
   * @param dataset what the run was trained on: its shape and size are part of the graph
   * @param checkpoint checkpoint of the run
   */
  public static RestoredRun open(
      RunDirectory run, Experiment experiment, Dataset dataset, Checkpoint checkpoint) {
    TrainingGraph graph = ExperimentFactory.graph(experiment, dataset);
    TrainingSession session = ExperimentFactory.session(experiment, graph);
    RestoredRun restored = new RestoredRun(run, checkpoint, graph, session, dataset);
    try {
      checkpoint.restore(session);
      return restored;
    } catch (RuntimeException refused) {
      restored.close();
      throw refused;
    }
  }

  /**
   * The generator's samples; of a conditional one, with the classes as frequent as in training.
   *
   * @throws InputException if the variant makes no images
   */
  public GeneratorSamples samples(LatentDraw draw, int count) {
    sampler();
    return samples(session, training.labels(), draw, run.name(), checkpoint.sha256(), count);
  }

  /**
   * The samples of any session on a variant that makes images, with the classes as frequent as in
   * training.
   *
   * @param name name of the samples
   * @param contentHash hash of the weights
   */
  public static GeneratorSamples samples(
      TrainingSession session,
      Optional<int[]> trainingLabels,
      LatentDraw draw,
      String name,
      String contentHash,
      int count) {
    int latentSize = session.graph().samples().orElseThrow().latentSize();
    return new GeneratorSamples(
        session, draw.latents(latentSize), labels(draw, trainingLabels), name, contentHash, count);
  }

  private static Optional<SampleLabels> labels(LatentDraw draw, Optional<int[]> training) {
    return training.map(all -> SampleLabels.asInTraining(draw.seed(), draw.stream(), all));
  }

  /**
   * The samples of {@link #samples(LatentDraw, int)} with their labels and what made them.
   *
   * @throws InputException if the variant makes no images
   */
  public SourceSet set(LatentDraw draw, int count) {
    GeneratorSamples samples = samples(draw, count);
    var generator = new SessionGenerator(session, draw, labels(draw, training.labels()));
    Optional<ClassLabels> labels =
        samples.labels().map(asked -> new ClassLabels(asked, training.classNames()));
    return new SourceSet(samples, labels, Optional.of(generator));
  }

  /** Returns samples as {@link #samples(LatentDraw, int)} does, with the classes asked for. */
  public GeneratorSamples samples(LatentDraw draw, SampleLabels labels, int count) {
    return new GeneratorSamples(
        session,
        draw.latents(sampler().latentSize()),
        Optional.of(labels),
        run.name(),
        checkpoint.sha256(),
        count);
  }

  /**
   * What makes images.
   *
   * @throws InputException if the variant makes none
   */
  public SampleOutput sampler() {
    return graph
        .samples()
        .orElseThrow(
            () ->
                new InputException(
                    run.path().toString(),
                    "expected a variant that makes images, found one without a sampler",
                    "Choose a run of a GAN."));
  }

  /** The run's functions with their weights as constants, as a serialized graph. */
  public byte[] freeze() {
    return FrozenGraph.bytesOf(session);
  }

  /** Returns how many values an image has under a function of one axis. */
  public int functionSize(String name) {
    return Math.toIntExact(graph.functions().get(name).shape().get(1));
  }

  public TrainingGraph graph() {
    return graph;
  }

  public TrainingSession session() {
    return session;
  }

  public Checkpoint checkpoint() {
    return checkpoint;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
