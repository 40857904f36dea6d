package org.gan4j.experiments.jobs;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.Split;
import org.gan4j.core.run.AtomicFile;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.Experiment;
import org.gan4j.train.GeneratorSamples;
import org.gan4j.train.run.ImageGrid;

/** Writes a run's samples as PNG files. */
record SamplingJob(Experiment experiment, PrintStream terminal) {

  private static final String STREAM = "samples/files";
  private static final int BLOCK = 100;

  void sample(RunDirectory run, int count, OptionalLong seed, Path out) {
    try (RestoredRun restored =
        RestoredRun.open(run, experiment, Builds.dataset(experiment, Split.TRAIN), terminal)) {
      GeneratorSamples samples = restored.samples(seed.orElse(experiment.seed()), STREAM, count);
      AtomicFile.makeFolder(out);
      for (int from = 0; from < count; from += BLOCK) {
        Images block = samples.read(from, Math.min(BLOCK, count - from));
        for (int i = 0; i < block.count(); i++) {
          ImageGrid.write(ImageGrid.single(block, i), out.resolve("%06d.png".formatted(from + i)));
        }
      }
    }
  }
}
