package org.gan4j.experiments;

import java.util.List;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.config.ConfigReader;
import org.gan4j.experiments.experiment.Experiment;

/** A valid config as text, to read, to break and to compare with. */
public final class ToyExperiment {

  /** Every key of an experiment, in the order of the records. */
  public static final String YAML =
      """
      dataset:
        name: mnist
        imageSize: 28
        channels: 1
      variant:
        type: org.gan4j.experiments.ToyVariant
        latentSize: 100
        slope: 0.2
        target: 0.9
        spectral: false
        widths:
        - 64
        - 128
        generator:
          type: adam
          learningRate: 2.0E-4
          beta1: 0.5
      training:
        steps: 200
        batchSize: 64
        schedule:
          type: constant
        emaDecay: 0.999
        reportEvery: 10
        sampleEvery: 100
        checkpointEvery: 100
        intraOpThreads: 2
      evaluation:
        samples: 10000
        featureNetwork: mnist-cnn
        reference: test
        splits: 10
      seed: 1
      """;

  private ToyExperiment() {}

  /** Reads {@link #YAML}. */
  public static Experiment read(String... assignments) {
    return parse(YAML, assignments);
  }

  /** Reads a text as {@code configs/x.yaml}. */
  public static Experiment parse(String yaml, String... assignments) {
    List<ConfigOverride> overrides =
        List.of(assignments).stream().map(ConfigOverride::parse).toList();
    return ConfigReader.parse("configs/x.yaml", yaml, Experiment.class, overrides);
  }
}
