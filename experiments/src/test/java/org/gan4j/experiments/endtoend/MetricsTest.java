package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.gan4j.eval.internal.numpy.NpyValues;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gan metrics} and {@code gan features} on folders, archives and arrays that a user has. */
class MetricsTest {

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path real;
  private static Path fake;

  @BeforeAll
  static void train() {
    project = new TinyProject(folder).withNetwork();
    real = project.images.resolve("test");
    fake = project.images.resolve("train");
  }

  private static GanCommand metrics(Object real, Object fake, Object... options) {
    return GanCommand.run(
        Stream.concat(Stream.of("metrics", "--real", real, "--fake", fake), Stream.of(options))
            .toArray());
  }

  private static String fid() {
    return "fid-" + project.network;
  }

  private static List<String> lines(GanCommand command) {
    assertThat(command.err()).isEmpty();
    assertThat(command.code()).isZero();
    return command.out().lines().toList();
  }

  private static Path zip(Path source) throws IOException {
    Path archive = folder.resolve("images-" + source.getFileName() + ".zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String file : TinyProject.files(source)) {
        zip.putNextEntry(new ZipEntry(file));
        zip.write(Files.readAllBytes(source.resolve(file)));
      }
    }
    return archive;
  }

  private static Path copy(String name) throws IOException {
    Path target = folder.resolve(name);
    for (String file : TinyProject.files(fake)) {
      Files.createDirectories(target.resolve(file).getParent());
      Files.copy(fake.resolve(file), target.resolve(file));
    }
    return target;
  }

  private static void writePng(Path file, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(image, "png", file.toFile());
  }

  private static String value(List<String> lines) {
    return lines.get(0).replaceFirst(" \\(.*", "");
  }

  @Test
  void aFolderAndItsArchiveGiveTheSameNumbers() throws IOException {
    List<String> ofFolder = lines(metrics(real, fake, "--protocol", fid()));
    assertThat(ofFolder.get(0)).matches("fid48-tiny: \\S+ ± \\S+ \\(n = 48 v folder:test\\)");
    assertThat(ofFolder.get(1)).startsWith("  noise floor ");
    assertThat(value(lines(metrics(zip(real), zip(fake), "--protocol", fid()))))
        .isEqualTo(value(ofFolder));
  }

  @Test
  void statisticsAndFeaturesStandForTheirImages() {
    Path statistics = folder.resolve("real.npz");
    Path features = folder.resolve("fake.npy");
    assertThat(
            lines(
                GanCommand.run(
                    "features", real, "--network", project.network, "--out", statistics)))
        .containsExactly(
            String.format(
                Locale.ROOT,
                "Features: %s (48 images, 4 features, tiny, resize none)",
                statistics));
    lines(GanCommand.run("features", fake, "--network", project.network, "--out", features));
    String images = value(lines(metrics(real, fake, "--protocol", fid()))).replaceAll(" ±.*", "");
    String files = value(lines(metrics(statistics, features, "--protocol", "fid-tiny")));
    assertThat(Double.parseDouble(files.replaceAll(".*: ", "")))
        .isCloseTo(Double.parseDouble(images.replaceAll(".*: ", "")), Offset.offset(0.02));
  }

  @Test
  void featuresSayWhatTheyAreOfAndGiveTheNumberOfTheirImages() {
    Path ofReal = folder.resolve("known-real.npz");
    Path ofFake = folder.resolve("known-fake.npz");
    lines(GanCommand.run("features", real, "--network", project.network, "--out", ofReal));
    lines(GanCommand.run("features", fake, "--network", project.network, "--out", ofFake));
    assertThat(folder.resolve("known-real.npz.json")).content().contains("\"network\" : \"tiny\"");
    List<String> found = lines(metrics(ofReal, ofFake, "--protocol", "fid-given"));
    assertThat(found.get(0)).startsWith("fid48-tiny: ").contains("(n = 48 v ");
    assertThat(found.get(1)).contains("warning: no noise floor: ").contains("cannot be cut");
    assertThat(lines(metrics(ofReal, ofReal, "--protocol", fid())).get(0))
        .startsWith("fid48-tiny: 0.0 (n = 48");
    GanCommand refused = metrics(ofReal, ofFake, "--protocol", "fid-mnist-cnn");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("known-real.npz: expected 128 columns for feature network mnist-cnn, found 4")
        .hasLineCount(1);
  }

  @Test
  void featuresOfFloat64StayFloat64() {
    Path one = folder.resolve("one.npy");
    Path other = folder.resolve("other.npy");
    double[] values = new double[600];
    for (int k = 0; k < values.length; k++) {
      values[k] = 1e6 + k * k % 97 * 1e-3;
    }
    NpyValues.of(values, 200, 3).write(one);
    Arrays.setAll(values, k -> values[k] + 1e-2);
    NpyValues.of(values, 200, 3).write(other);
    assertThat(lines(metrics(one, one, "--protocol", "fid-given")).get(0))
        .startsWith("fid200-given: 0.0 (n = 200 v ");
    assertThat(lines(metrics(one, other, "--protocol", "fid-given")).get(0))
        .startsWith("fid200-given: 0.000300 (n = 200 v "); // three times 0.01 squared
  }

  @Test
  void arraysWithoutFeaturesAreRefusedInOneLine() {
    Path none = folder.resolve("none.npy");
    for (int rows : new int[] {0, 5}) {
      NpyValues.of(new double[0], rows, 5 - rows).write(none);
      GanCommand refused = metrics(none, none, "--protocol", "kid-given");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("none.npy: expected features of shape").hasLineCount(1);
    }
  }

  @Test
  void severalProtocolsAreMeasuredTogetherAndWritten() {
    Path out = folder.resolve("results");
    List<String> names = new ArrayList<>();
    for (String kind : List.of("precision-recall", "modes", "label-agreement")) {
      names.add("--protocol");
      names.add(kind + "40-" + project.network);
    }
    names.addAll(List.of("--out", out.toString(), "--seed", "3"));
    lines(metrics(real, fake, names.toArray()));
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "precision40-tiny.json",
            "recall40-tiny.json",
            "modes40-tiny.json",
            "class-divergence40-tiny.json",
            "label-agreement40-tiny.json");
  }

  @Test
  void aProtocolCanBeAFile() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            """
        name: mine
        metric: {type: kid, subsets: 5, subsetSize: 20}
        features: {network: %s}
        samples: 30
        """,
            project.network));
    assertThat(lines(metrics(real, fake, "--protocol", file)).get(0))
        .matches("kid30-tiny@mine: .* \\(n = 30 v folder:test\\)");
    Files.writeString(file, Files.readString(file).replace("subsetSize: 20", "subsetSize: 1"));
    GanCommand refused = metrics(real, fake, "--protocol", file);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            file + ": /metric/subsetSize: must be in [2, inf), found 1. Change it there.");
  }

  @Test
  void aDamagedImageIsNamedOrSkippedAndListed() throws IOException {
    Path damaged = copy("damaged");
    Path file = damaged.resolve("bar/03.png");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60));
    GanCommand refused = metrics(real, damaged, "--protocol", fid());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("bar/03.png").hasLineCount(1);
    GanCommand skipped = metrics(real, damaged, "--protocol", fid(), "--skip-damaged");
    assertThat(skipped.code()).isZero();
    assertThat(skipped.terminal()).contains("Skipped bar/03.png");
    assertThat(skipped.out()).startsWith("fid47-tiny: ");
  }

  @Test
  void anImageOfAnotherShapeIsNamed() throws IOException {
    Path mixed = copy("mixed");
    writePng(mixed.resolve("bar/03.png"), 17, 16);
    GanCommand refused = metrics(real, mixed, "--protocol", fid());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("mixed/bar/03.png: expected images of 16x16x1")
        .contains("found 16x17x1")
        .hasLineCount(1);
  }

  @Test
  void aSingleImageIsRefusedByTheNameOfItsSet() throws IOException {
    Path single = Files.createDirectories(folder.resolve("single"));
    writePng(single.resolve("a.png"), 16, 16);
    GanCommand refused = metrics(real, single, "--protocol", fid());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("folder:single: expected at least 2 images for a covariance, found 1")
        .hasLineCount(1);
  }

  @Test
  void whatIsNoSetOrNoProtocolIsRefusedInOneLine() {
    for (GanCommand refused :
        List.of(
            metrics("nowhere", fake, "--protocol", fid()),
            metrics(real, fake, "--protocol", "fid"),
            metrics(real, fake, "--protocol", "fid0-" + project.network),
            metrics(real, fake, "--protocol", "fid- "),
            GanCommand.run("features", real, "--network", " ", "--out", folder.resolve("a.npy")),
            metrics(real, fake, "--protocol", "fid49-" + project.network),
            metrics(real, fake, "--protocol", "fid-mnist-cnn"),
            metrics(real, fake, "--protocol", "fid-inception2015"),
            metrics(real, project.config, "--protocol", fid()))) {
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("expected ").hasLineCount(1);
      assertThat(refused.out()).isEmpty();
    }
  }
}
