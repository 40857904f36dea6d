package org.gan4j.experiments.sampling;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.LatentDraw;
import org.gan4j.experiments.parts.LatestCheckpoint;
import org.gan4j.experiments.parts.RestoredRun;
import org.gan4j.experiments.parts.TrainingDataset;
import org.gan4j.train.GeneratorSamples;
import org.gan4j.train.SampleLabels;
import org.gan4j.train.internal.output.SampleOutput;
import org.gan4j.train.run.ImageGrid;

/** Writes a run's samples as PNG files. */
public record SamplingWork(SampleRequest request, PrintStream terminal) {

  private static final String STREAM = "samples/files";
  private static final int BLOCK = 100;

  public void sample() {
    Experiment experiment = request.experiment();
    ProcessDevice.open(ExperimentFactory.sessionSettings(experiment), terminal::println);
    RunDirectory run = request.run();
    OutputFolder folder = OutputFolder.of(request.out());
    Dataset training = TrainingDataset.described(run, experiment, terminal);
    try (RestoredRun restored =
        RestoredRun.open(
            run, experiment, training, LatestCheckpoint.chosen(run, request.best(), terminal))) {
      GeneratorSamples samples = samples(restored, training.classNames());
      folder.begin(
          origin(restored),
          IntStream.range(0, request.count()).mapToObj(SamplingWork::name).toList());
      for (int from = 0; from < request.count(); from += BLOCK) {
        Images block = samples.read(from, Math.min(BLOCK, request.count() - from));
        for (int i = 0; i < block.count(); i++) {
          ImageGrid.write(ImageGrid.single(block, i), request.out().resolve(name(from + i)));
        }
      }
    }
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%06d.png", number);
  }

  private Map<String, Object> origin(RestoredRun restored) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("run", request.run().name());
    origin.put("step", restored.checkpoint().step());
    origin.put("contentHash", restored.checkpoint().sha256());
    origin.put("seed", seed());
    origin.put("stream", STREAM);
    request.truncation().ifPresent(limit -> origin.put("truncation", limit));
    request.label().ifPresent(label -> origin.put("label", label));
    return origin;
  }

  private long seed() {
    return request.seed().orElse(request.experiment().seed());
  }

  private GeneratorSamples samples(RestoredRun restored, ClassNames classes) {
    var draw = new LatentDraw(seed(), STREAM, request.truncation());
    if (request.label().isEmpty()) {
      return restored.samples(draw, request.count());
    }
    requireConditional(restored.sampler());
    int label = requireClass(request.label().get(), classes);
    return restored.samples(draw, SampleLabels.all(label), request.count());
  }

  private static void requireConditional(SampleOutput sampler) {
    if (sampler.labels().isEmpty()) {
      throw new InputException(
          "--label",
          "expected a run of a conditional variant, found one whose samples have no class to ask"
              + " for",
          "Leave it out, or choose a run of a variant such as Cgan.");
    }
  }

  private int requireClass(String asked, ClassNames classes) {
    return classes
        .asked(asked)
        .orElseThrow(
            () ->
                new InputException(
                    "--label",
                    String.format(
                        Locale.ROOT,
                        "expected a class of %s (%s), found %s",
                        request.experiment().dataset().name(),
                        classes,
                        asked),
                    "Choose one of these."));
  }
}
