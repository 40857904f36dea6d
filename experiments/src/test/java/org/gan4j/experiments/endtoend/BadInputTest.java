package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.experiments.GanCommand;
import org.gan4j.experiments.experiment.Variants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user gave is wrong: one line, exit code 2, and no file more or less than before. */
class BadInputTest {

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path runs;
  private static Path trained;

  @BeforeAll
  static void makeProject() throws IOException {
    project = new TinyProject(folder).withNetwork();
    runs = folder.resolve("runs");
    GanCommand done =
        GanCommand.run(
            "train",
            project.trainingOnly(),
            "--runs",
            folder.resolve("done"),
            "--set",
            "training.steps=2",
            "--set",
            "training.checkpointEvery=1");
    assertThat(done.code()).isZero();
    trained = folder.resolve("done/00001-training");
    // As a process that was killed after step 1 leaves it: there is something to resume.
    MoreFiles.deleteRecursively(
        trained.resolve("checkpoints/step-00000002"), RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private static void assertRefused(String line, Object... arguments) throws IOException {
    List<String> before = TinyProject.files(folder);
    GanCommand refused = GanCommand.run(arguments);
    assertThat(refused.err()).isEqualTo(line + System.lineSeparator());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(TinyProject.files(folder)).isEqualTo(before);
    assertThat(runs).doesNotExist();
  }

  /** A config with one place changed. */
  private static Path changed(String from, String to) throws IOException {
    assertThat(TinyProject.DCGAN).contains(from);
    return project.write(folder.resolve("bad.yaml"), TinyProject.DCGAN.replace(from, to));
  }

  private static void assertConfigRefused(String from, String to, String line) throws IOException {
    Path config = changed(from, to);
    assertRefused(config + ": " + line, "run", config, "--runs", runs);
  }

  @Test
  void aMissingConfig() throws IOException {
    Path config = folder.resolve("tinny.yaml");
    assertRefused(
        config
            + ": expected a config file, found none. Did you mean '"
            + folder.resolve("tiny.yaml")
            + "'?",
        "run",
        config,
        "--runs",
        runs);
  }

  @Test
  void aMisspeltKey() throws IOException {
    assertConfigRefused(
        "batchSize: 8",
        "batchsize: 8",
        "/training/batchsize: expected one of the keys steps, batchSize, schedule, emaDecay,"
            + " reportEvery, sampleEvery, checkpointEvery, intraOpThreads, regularisation, nonFinite, found \"batchsize\". Did"
            + " you mean 'batchSize'?");
  }

  @Test
  void networksThatNoTensorCouldHold() {
    GanCommand refused =
        GanCommand.run(
            "check",
            Path.of("configs/infogan-mnist.yaml"),
            "--set",
            "variant.noiseSize=2147483647");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(
            "configs/infogan-mnist.yaml: /variant: TensorFlow cannot build these networks (")
        .endsWith("). Check the sizes in this section." + System.lineSeparator())
        .hasLineCount(1);
  }

  @Test
  void aWrongType() throws IOException {
    assertConfigRefused(
        "steps: 200",
        "steps: many",
        "/training/steps: expected a whole number, found \"many\". Write it as in 'steps: 100'.");
  }

  @Test
  void aValueOutOfRange() throws IOException {
    assertConfigRefused(
        "emaDecay: 0.9",
        "emaDecay: 1.5",
        "/training/emaDecay: must be in [0, 1), found 1.5. Change it there, or for one run with"
            + " --set training.emaDecay=VALUE.");
  }

  @Test
  void anUnknownVariant() throws IOException {
    assertConfigRefused(
        "type: Dcgan",
        "type: Dcgam",
        "/variant/type: expected one of "
            + String.join(", ", Variants.known())
            + " or the full name of a class that implements Variant, found \"Dcgam\". Did you mean 'Dcgan'?");
  }

  @Test
  void anUnknownDataSet() throws IOException {
    assertConfigRefused(
        "name: folder",
        "name: foldr",
        "/dataset/name: expected a known data set, found 'foldr'. Did you mean folder? Use mnist,"
            + " fashion-mnist, folder, mnist-outlines, mnist-tones, fashion-tones, unpaired-folders,"
            + " paired-folder.");
  }

  @Test
  void anUnknownFeatureNetwork() throws IOException {
    Path config = changed("featureNetwork: NETWORK", "featureNetwork: no-such");
    assertRefused(
        config
            + ": /evaluation/featureNetwork: feature network 'no-such': expected one of "
            + FeatureNetworks.shipped().known()
            + ", found an unknown name. Choose one of these, or give the path of a .pb file.",
        "run",
        config,
        "--runs",
        runs);
  }

  @Test
  void aMissingFeatureNetwork() throws IOException {
    assertConfigRefused(
        "featureNetwork: NETWORK",
        "featureNetwork: /no/such.pb",
        "/evaluation/featureNetwork: /no/such.json: expected a file, found none. A feature network"
            + " is a .pb file with a .json of the same name beside it.");
  }

  @Test
  void anAlteredFeatureNetworkIsFoundBeforeTraining() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("altered")).resolve("x.pb");
    byte[] graph = Files.readAllBytes(project.network);
    Files.write(copy, Arrays.copyOf(graph, graph.length - 1));
    Files.copy(project.network.resolveSibling("tiny.json"), copy.resolveSibling("x.json"));
    Path config = changed("featureNetwork: NETWORK", "featureNetwork: " + copy);
    GanCommand refused = GanCommand.run("run", config, "--runs", runs);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(config + ": /evaluation/featureNetwork: " + copy + ": expected SHA-256 ")
        .hasLineCount(1);
    assertThat(runs).doesNotExist();
  }

  @Test
  void aFeatureNetworkOfOtherImagesIsFoundBeforeTraining() throws IOException {
    assertConfigRefused(
        "imageSize: 16",
        "imageSize: 8",
        "/dataset: folder:images-8x8x1/train: expected images of 16x16x1 for feature network tiny,"
            + " found 8x8x1. Choose a feature network made for these images.");
  }

  @Test
  void tooFewSamplesAreFoundBeforeTraining() throws IOException {
    assertConfigRefused(
        "samples: 40",
        "samples: 39",
        "/evaluation/samples: must be in [40, 1000000], found 39. Change it there, or for one run"
            + " with --set evaluation.samples=VALUE.");
  }

  @Test
  void aMissingSplitIsFoundBeforeTraining() throws IOException {
    Path images = project.images.resolve("train");
    Path config = changed("path: IMAGES", "path: " + images);
    assertRefused(
        config
            + ": /evaluation/reference: "
            + images
            + ": expected a test split, found one folder of images without train/ and test/. Put"
            + " the images of each split into the sub-folders train/ and test/, and nothing beside"
            + " them.",
        "check",
        config);
  }

  @Test
  void anUnreadableImage() throws IOException {
    Path images = folder.resolve("unreadable");
    Path image = Files.createDirectories(images).resolve("a.png");
    byte[] good = Files.readAllBytes(project.images.resolve("train/bar/00.png"));
    Files.write(image, Arrays.copyOf(good, good.length / 2));
    Path config = changed("path: IMAGES", "path: " + images);
    GanCommand refused = GanCommand.run("run", config, "--runs", runs);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith(image + ": ").hasLineCount(1);
    assertThat(runs).doesNotExist();
  }

  @Test
  void aTruncatedDataFile() throws IOException {
    Path data = Files.createDirectories(folder.resolve("fashion"));
    for (String name :
        List.of(
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz")) {
      Files.write(data.resolve(name), new byte[] {31, -117, 8, 0});
    }
    Path config =
        changed(
            "name: folder\n  path: IMAGES\n  imageSize: 16",
            "name: fashion-mnist\n  path: " + data + "\n  imageSize: 32");
    GanCommand refused = GanCommand.run("run", config, "--runs", runs);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith(data.toString()).hasLineCount(1);
    assertThat(runs).doesNotExist();
  }

  @Test
  void aFolderThatIsNoRun() throws IOException {
    for (String verb : List.of("resume", "evaluate", "report")) {
      assertRefused(
          project.images
              + ": expected a run folder, found no config.yaml in it. Give a folder that gan train"
              + " made, such as runs/00001-quickstart.",
          verb,
          project.images);
    }
  }

  @Test
  void evaluatingBeforeThereIsACheckpoint() throws IOException {
    RunDirectory run = RunDirectory.create(folder.resolve("fresh"), "x");
    Files.copy(project.config, run.config());
    assertRefused(
        run.checkpoints()
            + ": expected a checkpoint, found none. Train the run first: gan resume "
            + run.path()
            + ".",
        "evaluate",
        run.path());
  }

  @Test
  void evaluatingWhatIsNotToBeEvaluated() throws IOException {
    assertRefused(
        trained.resolve("config.yaml")
            + ": expected a section 'evaluation', found none. Choose a run of a GAN.",
        "evaluate",
        trained);
  }

  @Test
  void aCheckpointOfAnotherConfig() throws IOException {
    Path config = trained.resolve("config.yaml");
    String own = Files.readString(config);
    Files.writeString(config, own.replace("baseWidth: 2", "baseWidth: 3"));
    try {
      assertRefused(
          config
              + ": expected the config of checkpoint step 1, found /variant/baseWidth: 2 -> 3. Put"
              + " the old values back, or continue with these by --accept-changes.",
          "resume",
          trained);
    } finally {
      Files.writeString(config, own);
    }
  }

  @Test
  void forcingAnotherNetworkOnACheckpoint() throws IOException {
    GanCommand refused =
        GanCommand.run("resume", trained, "--set", "variant.baseWidth=3", "--accept-changes");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(
            trained.resolve("checkpoints/step-00000001")
                + ": belongs to another graph than that of the config: it holds ")
        .hasLineCount(1);
    assertThat(Files.readString(trained.resolve("config.yaml"))).contains("baseWidth: 2");
  }

  @Test
  void resumingOnOtherImages() throws IOException {
    Path image = project.images.resolve("train/bar/00.png");
    byte[] own = Files.readAllBytes(image);
    Files.copy(
        project.images.resolve("train/bar/01.png"), image, StandardCopyOption.REPLACE_EXISTING);
    try {
      GanCommand refused = GanCommand.run("resume", trained);
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .matches(
              trained.resolve("config.yaml")
                  + ": /dataset: expected the images that the run was trained on \\(SHA-256"
                  + " [0-9a-f]{64}\\), found others \\([0-9a-f]{64}\\)\\. Put them back, or"
                  + " continue with these by --accept-changes\\.\\R");
    } finally {
      Files.write(image, own);
    }
  }

  @Test
  void aFileInPlaceOfTheRuns() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    assertRefused(
        taken + ": expected a folder of runs, found a file. Choose another folder with --runs DIR.",
        "train",
        project.config,
        "--runs",
        taken);
    assertRefused(
        taken + ": expected a folder, found a file. Move it away or choose another place.",
        "sample",
        trained,
        "--count",
        1,
        "--out",
        taken);
    assertRefused(
        taken + ": expected a folder, found a file. Move it away or choose another place.",
        "train-classifier",
        project.classifier,
        "--name",
        "x",
        "--out",
        taken,
        "--runs",
        runs);
    assertRefused(
        taken + ": expected a folder, found a file. Move it away or choose another place.",
        "report",
        trained,
        "--out",
        taken.resolve("report.html"));
  }

  @Test
  void aRunThatSomebodyTrains() throws IOException {
    try (FileChannel held =
            FileChannel.open(
                trained.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = held.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertRefused(
          trained
              + ": expected a run that nobody trains, found one in training. Wait for the other"
              + " process, or end it.",
          "resume",
          trained);
    }
  }

  /** Nobody may make folders in /proc, not even the system's administrator. */
  @Test
  void aPlaceWhereNothingMayBeWritten() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    GanCommand refused = GanCommand.run("train", project.config, "--runs", "/proc/gan-runs");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .matches(
            "/proc/gan-runs: cannot create a run folder here \\(.*\\)\\. Choose another folder with"
                + " --runs DIR\\.\\R");
  }

  @Test
  void aGanTrainedAsAClassifier() throws IOException {
    assertRefused(
        project.config
            + ": /variant/type: expected a classifier with functions 'features' and 'logits', found"
            + " []. Use variant ImageClassifier.",
        "train-classifier",
        project.config,
        "--name",
        "x",
        "--out",
        folder.resolve("x"),
        "--runs",
        runs);
  }

  @Test
  void aTrainingThatDivergesIsOneLineAndKeepsItsLastCheckpoint() throws IOException {
    Path diverged = folder.resolve("diverged");
    GanCommand failed =
        GanCommand.run(
            "train",
            project.trainingOnly(),
            "--runs",
            diverged,
            "--set",
            "variant.discriminatorOptimizer.learningRate=1.0e+30",
            "--set",
            "training.reportEvery=5");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err())
        .matches(
            "step \\d+: loss/\\w+ is (NaN|-?Infinity); first in step \\d+, phase 'joint', in operation"
                + " 'joint/.*' \\(\\w+\\) of layer .*: (NaN|infinity) from finite inputs\\. Lower the learning"
                + " rates; the last"
                + " checkpoint is kept\\.\\R");
    assertThat(TinyProject.files(diverged)).noneMatch(file -> file.contains("checkpoints/"));
  }
}
