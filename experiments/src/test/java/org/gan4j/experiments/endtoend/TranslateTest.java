package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CycleGAN on two folders, applied to files of many sizes. */
class TranslateTest {

  private static final String CONFIG =
      """
      dataset:
        name: unpaired-folders
        path: IMAGES
        imageSize: 16
        channels: 3
      variant:
        type: CycleGan
        baseWidth: 2
        blocks: 1
        discriminatorWidth: 2
        discriminatorLayers: 1
        cycleWeight: 10.0
        identityWeight: 0.5
        poolSize: 3
        jitter: {enlarge: 1.125, mirror: true}
        generatorOptimizer: {type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
        discriminatorOptimizer: {type: adam, learningRate: 1.0e-3, beta1: 0.5, beta2: 0.999, epsilon: 1.0e-8}
      training:
        steps: 4
        batchSize: 2
        schedule: {type: linear, from: 2}
        emaDecay: EMA
        reportEvery: 1
        sampleEvery: 4
        checkpointEvery: 4
        intraOpThreads: 2
      seed: 1
      """;

  @TempDir private static Path folder;
  private static Path runs;

  @BeforeAll
  static void trainOnce() throws IOException {
    for (String domain : new String[] {"trainA", "trainB"}) {
      for (int i = 0; i < 8; i++) {
        picture(folder.resolve("images/" + domain + "/" + i + ".png"), 16, 16, 20 * i);
      }
    }
    runs = folder.resolve("runs");
    train("plain", "0.0");
    train("averaged", "0.9");
  }

  private static void train(String name, String decay) throws IOException {
    String images = folder.resolve("images").toString();
    Path config = folder.resolve(name + ".yaml");
    Files.writeString(config, CONFIG.replace("IMAGES", images).replace("EMA", decay));
    GanCommand trained = GanCommand.run("train", config, "--runs", runs);
    assertThat(trained.err()).isEmpty();
    assertThat(trained.code()).isZero();
  }

  private static void picture(Path file, int height, int width, int shade) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height * width; i++) {
      picture.setRGB(i % width, i / width, shade << 16 | (7 * i & 0xFF) << 8 | (3 * i & 0xFF));
    }
    String name = file.toString();
    ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }

  private static GanCommand translate(String run, String direction, Path in, Path out) {
    return GanCommand.run(
        "translate", run, "--runs", runs, "--direction", direction, "--in", in, "--out", out);
  }

  @Test
  void filesOfEverySizeKeepNameAndSize() throws IOException {
    Path in = folder.resolve("sizes");
    picture(in.resolve("a.png"), 16, 16, 0);
    picture(in.resolve("b.jpg"), 21, 34, 100);
    picture(in.resolve("sub/c.png"), 40, 13, 200);
    picture(in.resolve("sub/d.png"), 39, 15, 50);
    Path out = folder.resolve("sizes-out");
    assertTranslated(translate("00001-plain", "AtoB", in, out), in, out);
    assertThat(TinyProject.files(out))
        .containsExactly(".gan4j.json", "a.png", "b.jpg", "sub/c.png", "sub/d.png");
  }

  @Test
  void eachDirectionHasANetworkOfItsOwnAndAveragedWeightsAreTaken() throws IOException {
    Path in = folder.resolve("directions");
    picture(in.resolve("a.png"), 16, 16, 0);
    List<byte[]> translated = new ArrayList<>();
    for (String run : List.of("00001-plain", "00002-averaged")) {
      for (String direction : List.of("AtoB", "BtoA")) {
        Path out = folder.resolve(run + direction);
        assertTranslated(translate(run, direction, in, out), in, out);
        translated.add(Files.readAllBytes(out.resolve("a.png")));
      }
    }
    assertThat(translated).doesNotHaveDuplicates();
  }

  private static void assertTranslated(GanCommand done, Path in, Path out) throws IOException {
    assertThat(done.err()).isEmpty();
    assertThat(done.code()).isZero();
    List<String> names = TinyProject.files(in);
    assertThat(done.out().strip())
        .matches(Pattern.quote("Translations: " + out) + " \\(" + names.size() + " files?\\)");
    for (String name : names) {
      BufferedImage from = ImageIO.read(in.resolve(name).toFile());
      BufferedImage to = ImageIO.read(out.resolve(name).toFile());
      assertThat(to.getWidth()).as(name).isEqualTo(from.getWidth());
      assertThat(to.getHeight()).as(name).isEqualTo(from.getHeight());
      assertThat(to.getRGB(5, 5)).as(name).isNotEqualTo(from.getRGB(5, 5));
    }
  }

  @Test
  void theSameFileIsTranslatedAlikeWhateverIsBesideIt() throws IOException {
    Path alone = folder.resolve("alone");
    Path beside = folder.resolve("beside");
    picture(alone.resolve("x.png"), 20, 24, 9);
    picture(beside.resolve("x.png"), 20, 24, 9);
    picture(beside.resolve("a.png"), 20, 24, 99);
    picture(beside.resolve("b.png"), 32, 32, 99);
    translate("00001-plain", "AtoB", alone, folder.resolve("alone-out"));
    translate("00001-plain", "AtoB", beside, folder.resolve("beside-out"));
    assertThat(Files.readAllBytes(folder.resolve("alone-out/x.png")))
        .isEqualTo(Files.readAllBytes(folder.resolve("beside-out/x.png")));
  }

  @Test
  void translationsWithoutTheTrainingImagesAreTheSame() throws IOException {
    Path in = folder.resolve("kept");
    picture(in.resolve("k.png"), 20, 24, 9);
    translate("00001-plain", "AtoB", in, folder.resolve("kept-before"));
    Path images = folder.resolve("images");
    Path elsewhere = Files.move(images, folder.resolve("elsewhere"));
    try {
      GanCommand without = translate("00001-plain", "AtoB", in, folder.resolve("kept-after"));
      assertThat(without.err()).isEmpty();
      assertThat(without.code()).isZero();
    } finally {
      Files.move(elsewhere, images);
    }
    assertThat(Files.readAllBytes(folder.resolve("kept-after/k.png")))
        .isEqualTo(Files.readAllBytes(folder.resolve("kept-before/k.png")));
  }

  /** Its mirror images make it as large as the networks need it; they are cut off again. */
  @Test
  void anImageSmallerThanTheNetworksTakeIsTranslatedAtItsSize() throws IOException {
    Path in = folder.resolve("tiny");
    picture(in.resolve("t.png"), 2, 2, 0);
    Path out = folder.resolve("tiny-out");
    GanCommand done = translate("00001-plain", "AtoB", in, out);
    assertThat(done.err()).isEmpty();
    assertThat(done.code()).isZero();
    BufferedImage translated = ImageIO.read(out.resolve("t.png").toFile());
    assertThat(translated.getWidth()).isEqualTo(2);
    assertThat(translated.getHeight()).isEqualTo(2);
  }

  @Test
  void itsOwnFolderIsRefused() throws IOException {
    Path in = folder.resolve("same");
    picture(in.resolve("s.png"), 8, 8, 0);
    GanCommand refused = translate("00001-plain", "AtoB", in, in);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().strip())
        .isEqualTo(
            in
                + ": expected a folder outside of --in, found it. Write the translations"
                + " elsewhere: sub-folders of --in are translated too.");
    Path inside = in.resolve("not/there/yet");
    assertThat(translate("00001-plain", "AtoB", in, inside).err())
        .startsWith(inside + ": expected a folder outside of --in, found one in it. ");
    assertThat(TinyProject.files(in)).containsExactly("s.png");
  }

  @Test
  void translationsOfAnEarlierCallAreReplacedAllTogether() throws IOException {
    Path two = folder.resolve("two");
    picture(two.resolve("a.png"), 8, 8, 0);
    picture(two.resolve("sub/b.png"), 8, 8, 0);
    Path one = folder.resolve("one");
    picture(one.resolve("a.png"), 8, 8, 50);
    Path out = folder.resolve("replaced");
    translate("00001-plain", "AtoB", two, out);
    assertThat(translate("00001-plain", "BtoA", one, out).code()).isZero();
    assertThat(TinyProject.files(out)).containsExactly(".gan4j.json", "a.png");
    assertThat(Files.readString(out.resolve(".gan4j.json"))).contains("\"BtoA\"", "00001-plain");
  }

  @Test
  void aVariantThatTranslatesNothingIsRefused() throws IOException {
    TinyProject project = new TinyProject(folder.resolve("project"));
    GanCommand trained =
        GanCommand.run(
            "train", project.trainingOnly(), "--runs", runs, "--set", "training.steps=1");
    assertThat(trained.code()).isZero();
    Path in = folder.resolve("any");
    picture(in.resolve("x.png"), 8, 8, 0);
    GanCommand refused = translate("00003-training", "AtoB", in, folder.resolve("any-out"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().strip())
        .isEqualTo(
            runs.resolve("00003-training")
                + ": expected a variant that translates AtoB, found none. Choose a run of CycleGan"
                + " or Pix2Pix, and a direction it has.");
  }

  @Test
  void translationsAreEvaluatedByTheirCyclesWhereNothingIsPaired() throws IOException {
    String images = folder.resolve("images").toString();
    for (String domain : new String[] {"testA", "testB"}) {
      for (int i = 0; i < 4; i++) {
        picture(folder.resolve("images/" + domain + "/" + i + ".png"), 16, 16, 30 * i);
      }
    }
    String evaluation =
        """
        evaluation:
          samples: 40
          featureNetwork: mnist-cnn
          reference: test
          splits: 2
        seed: 1
        """;
    Path config = folder.resolve("judged.yaml");
    Files.writeString(
        config,
        CONFIG.replace("IMAGES", images).replace("EMA", "0.0").replace("seed: 1\n", evaluation));
    GanCommand ran = GanCommand.run("run", config, "--runs", folder.resolve("judged"));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("cycle-error4-A: .* \\(n = 4 v unpaired:images-16x16x3/test\\)"),
            line -> assertThat(line).startsWith("cycle-error4-B: "),
            line -> assertThat(line).startsWith("Report: "));
  }
}
