package org.gan4j.eval.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.EvaluationFiles;
import org.gan4j.eval.NoiseFloor;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Uncertainty;

/** Run folders for tests. */
final class FakeRun {

  private FakeRun() {}

  static RunDirectory started(Path path) throws IOException {
    RunDirectory run = new RunDirectory(path);
    Files.createDirectories(run.samples());
    Files.writeString(run.config(), "seed: 1\n");
    return run;
  }

  static RunDirectory finished(Path path, int grids) throws IOException {
    RunDirectory run = started(path);
    Files.writeString(run.config(), "# <b>bold</b> & \"quoted\"\nseed: 1\n");
    Files.writeString(run.provenance(), "{\"versions\":{\"java\":\"17 <b>\"},\"threads\":[1,2]}");
    Files.write(
        run.metrics(),
        List.of(
            "{\"step\":100,\"imagesSeen\":6400,\"seconds\":20,\"loss/<i>\":1.5,\"score/real\":0.5}",
            "{\"step\":200,\"imagesSeen\":12800,\"seconds\":3700,\"loss/<i>\":NaN,\"score/real\":0.75}"));
    for (int i = 1; i <= grids; i++) {
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(i % 4, i / 4 % 4, 0, 255);
      ImageIO.write(image, "png", run.sampleGrid(i * 100L).toFile());
    }
    return run;
  }

  static void evaluate(RunDirectory run, double value, String reference) {
    ProtocolRecord protocol =
        new ProtocolRecord(
            "mnist-cnn",
            "ab",
            "features",
            "none",
            "uint8",
            null,
            10000,
            new ProtocolRecord.ImageSet(reference, "aa", 10000),
            "float64",
            "0.1.0");
    NoiseFloor floor =
        new NoiseFloor(0.25, null, new ProtocolRecord.ImageSet("mnist/train", "ef", 10000), 7);
    EvaluationFiles.write(
        run,
        new Evaluation(
            "fid10k-mnist-cnn",
            value,
            new Uncertainty(0.5, "jackknife & more"),
            floor,
            Map.of(),
            List.of("few <images>"),
            new Samples("generator", "cd", run.name(), 200L, 1L, "evaluation"),
            protocol));
  }

  static void histogram(RunDirectory run) {
    ProtocolRecord protocol =
        new ProtocolRecord(
            "mnist-cnn", "ab", "logits", "none", "uint8", null, 10000, null, "argmax", "0.1.0");
    EvaluationFiles.write(
        run,
        new Evaluation(
            "smallest-class10k-mnist-cnn",
            0.25,
            null,
            null,
            Map.of("class 0", 0.75, "class 1", 0.25),
            new Samples("generator", "cd", run.name(), 200L, 1L, "evaluation"),
            protocol));
  }
}
