package org.gan4j.experiments.endtoend;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.run.RunStatus;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;

/** Run folders as trainings of several seeds leave them, without the trainings. */
record SeedRuns(Path runs) {

  private static final String CONFIG =
      """
      dataset: {name: mnist, imageSize: 28, channels: 1}
      variant:
        type: VARIANT
        latentSize: 64
        loss: {type: LOSS, realTarget: 1.0}
      training: {steps: 200, batchSize: BATCH, widths: [1, 2]}
      seed: SEED
      """;

  /** A new run folder with config, log and a sample grid. */
  RunDirectory make(String name, String variant, String loss, int batch, long seed) {
    try {
      RunDirectory run = new RunDirectory(runs.resolve(name));
      Files.createDirectories(run.samples());
      Files.writeString(
          run.config(),
          CONFIG
              .replace("VARIANT", variant)
              .replace("LOSS", loss)
              .replace("BATCH", String.valueOf(batch))
              .replace("SEED", String.valueOf(seed)));
      Files.write(
          run.metrics(),
          List.of(
              String.format(
                  Locale.ROOT,
                  "{\"step\":100,\"loss/generator\":%d.5,\"fid2k-x/selection\":9}",
                  seed),
              String.format(
                  Locale.ROOT,
                  "{\"step\":200,\"loss/generator\":%d.25,\"fid2k-x/selection\":7}",
                  seed)));
      var image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(1, 1, 0, 255);
      ImageIO.write(image, "png", run.sampleGrid(200).toFile());
      return run;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A run that was trained to its end and measured. */
  RunDirectory finished(
      String name, String variant, String loss, int batch, long seed, double distance) {
    RunDirectory run = make(name, variant, loss, batch, seed);
    new RunStatus(RunStatus.State.FINISHED, 200, 200).write(run);
    evaluate(run, distance, 10000);
    return run;
  }

  static void status(RunDirectory run, RunStatus.State state, String reason) {
    new RunStatus(state, 100, 200, reason).write(run);
  }

  static void evaluate(RunDirectory run, double distance, int reference) {
    EvaluationFiles.write(
        run,
        new Evaluation(
            "fid10k-mnist-cnn",
            distance,
            null,
            null,
            Map.of(),
            new Samples(run.name(), "cd", run.name(), 200L, 1L, "samples/evaluation"),
            new ProtocolRecord(
                "mnist-cnn",
                "ab",
                "features",
                "none",
                "uint8",
                null,
                10000,
                new ProtocolRecord.ImageSet("mnist/test", "ef", reference),
                "float64",
                "0.1.0")));
  }
}
