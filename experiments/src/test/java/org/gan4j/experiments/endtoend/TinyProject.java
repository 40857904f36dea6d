package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;

/**
 * A folder with all a user has: labelled pictures of bars and boxes, train and test, a config of a
 * small GAN with batch norm, dropout, a moving average and a schedule, and one of a classifier.
 */
public final class TinyProject {

  static final int SIZE = 16;
  static final int PER_CLASS = 24;

  static final String DCGAN =
      """
      dataset:
        name: folder
        path: IMAGES
        imageSize: 16
        channels: 1
      variant:
        type: Dcgan
        latentSize: 4
        baseWidth: 2
        kernelSize: 3
        leakySlope: 0.2
        discriminatorDropout: 0.3
        loss: {type: non-saturating, realTarget: 1.0}
        generatorOptimizer: {type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
        discriminatorOptimizer: {type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
      training:
        steps: 200
        batchSize: 8
        schedule: {type: cosine, last: 0.1}
        emaDecay: 0.9
        reportEvery: 10
        sampleEvery: 100
        checkpointEvery: 100
        intraOpThreads: 2
      evaluation:
        samples: 40
        featureNetwork: NETWORK
        reference: test
        splits: 2
      seed: 1
      """;

  static final String CLASSIFIER =
      """
      dataset:
        name: folder
        path: IMAGES
        imageSize: 16
        channels: 1
      variant:
        type: ImageClassifier
        baseWidth: 2
        featureSize: 4
        dropout: 0.2
        optimizer: {type: adam, learningRate: 1.0e-2, beta1: 0.9, beta2: 0.999, epsilon: 1.0e-7}
      training:
        steps: 20
        batchSize: 8
        schedule: {type: constant}
        emaDecay: 0.0
        reportEvery: 10
        sampleEvery: 20
        checkpointEvery: 20
        intraOpThreads: 2
      seed: 1
      """;

  final Path folder;
  final Path images;
  final Path config;
  final Path classifier;
  final Path network;

  /** Makes everything but the feature network. */
  public TinyProject(Path folder) {
    this.folder = folder;
    this.images = folder.resolve("images");
    this.network = folder.resolve("network/tiny.pb");
    this.config = folder.resolve("tiny.yaml");
    this.classifier = folder.resolve("classifier.yaml");
    try {
      drawImages();
      write(config, DCGAN);
      write(classifier, CLASSIFIER);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Trains and exports the feature network. */
  public TinyProject withNetwork() {
    GanCommand trained =
        GanCommand.run(
            "train-classifier",
            classifier,
            "--name",
            "tiny",
            "--out",
            network.getParent(),
            "--runs",
            folder.resolve("classifiers"));
    assertThat(trained.err()).isEmpty();
    assertThat(trained.code()).isZero();
    return this;
  }

  /** Writes a config with the places of this project. */
  public Path write(Path file, String config) throws IOException {
    String text =
        config.replace("IMAGES", images.toString()).replace("NETWORK", network.toString());
    return Files.writeString(file, text);
  }

  /** Trains only: a config that is not evaluated. */
  Path trainingOnly() throws IOException {
    String text = DCGAN.replaceAll("(?s)evaluation:.*(?=seed:)", "");
    return write(folder.resolve("training.yaml"), text);
  }

  static RunDirectory run(Path runs, String name) {
    return RunDirectory.open(runs.resolve(name));
  }

  /** Every file below a folder with its content's hash, but for times. */
  public static List<String> files(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private void drawImages() throws IOException {
    for (String split : List.of("train", "test")) {
      for (int kind = 0; kind < 2; kind++) {
        Path of = Files.createDirectories(images.resolve(split).resolve(kind == 0 ? "bar" : "box"));
        for (int i = 0; i < PER_CLASS; i++) {
          ImageIO.write(
              picture(kind, i),
              "png",
              of.resolve(String.format(Locale.ROOT, "%02d.png", i)).toFile());
        }
      }
    }
  }

  private static BufferedImage picture(int kind, int number) {
    BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
    int centre = 3 + number % 10;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        boolean inside = Math.abs(x - centre) < 2 + kind && (kind == 0 || Math.abs(y - 8) < 4);
        picture.getRaster().setSample(x, y, 0, inside ? 255 - number : number);
      }
    }
    return picture;
  }
}
