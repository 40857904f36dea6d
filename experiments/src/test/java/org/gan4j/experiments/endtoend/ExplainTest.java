package org.gan4j.experiments.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.experiments.GanCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of images, of the network's size and of another, under the conventions of other code. */
class ExplainTest {

  @TempDir private static Path folder;
  private static TinyProject project;
  private static Path small;
  private static Path large;

  @BeforeAll
  static void make() throws IOException {
    project = new TinyProject(folder).withNetwork();
    small = draw(folder.resolve("small"), TinyProject.SIZE, TinyProject.SIZE);
    large = draw(folder.resolve("large"), 23, 31);
  }

  /** The test images as real, the others upside down and darker as fake; nearest neighbour. */
  private static Path draw(Path to, int height, int width) throws IOException {
    for (String split : List.of("train", "test")) {
      boolean real = split.equals("test");
      Path images = Files.createDirectories(to.resolve(real ? "real" : "fake"));
      try (Stream<Path> files = Files.walk(project.images.resolve(split))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getParent().getFileName() + "-" + file.getFileName();
          var image = resized(ImageIO.read(file.toFile()), height, width, real);
          ImageIO.write(image, "png", images.resolve(name).toFile());
        }
      }
    }
    return to;
  }

  private static BufferedImage resized(BufferedImage from, int height, int width, boolean real) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int k = 0; k < height * width; k++) {
      int x = k % width * TinyProject.SIZE / width;
      int y = k / width * TinyProject.SIZE / height;
      int value = from.getRaster().getSample(x, real ? y : TinyProject.SIZE - 1 - y, 0);
      image.getRaster().setSample(k % width, k / width, 0, real ? value : value * 2 / 3);
    }
    return image;
  }

  private static GanCommand explain(Path images, Object... more) {
    return GanCommand.run(
        Stream.concat(
                Stream.of(
                    "explain",
                    "--real",
                    images.resolve("real"),
                    "--fake",
                    images.resolve("fake"),
                    "--network",
                    project.network + "-pytorch-bilinear"),
                Stream.of(more))
            .toArray());
  }

  /** The distance in a row of the table. */
  private static String value(GanCommand command, String convention) {
    String row =
        command.out().lines().filter(line -> line.startsWith(convention + "  ")).findFirst().get();
    return row.substring(convention.length()).strip().split(" ")[0];
  }

  @Test
  void conventionsDifferOnImagesOfAnotherSize() {
    GanCommand explained = explain(large);
    assertThat(explained.err()).isEmpty();
    assertThat(explained.code()).isZero();
    assertThat(
            Stream.of("gan4j", "TTUR", "clean-fid", "NVIDIA", "gan4j, ddof 0")
                .map(name -> value(explained, name)))
        .doesNotHaveDuplicates();
    assertThat(value(explained, "pytorch-fid")).isEqualTo(value(explained, "gan4j"));
    assertThat(value(explained, "gan4j, resize tensorflow1-bilinear"))
        .isEqualTo(value(explained, "TTUR"));
    assertThat(explained.out()).doesNotContain("no way to resize");
    assertThat(explain(large).out()).isEqualTo(explained.out());
  }

  @Test
  void oneWayToResizeCanBeAskedFor() {
    GanCommand explained = explain(large, "--resize", "pillow-box-uint8", "--count", 30);
    assertThat(explained.terminal()).contains("Up to 4 passes over 48 real images and 30");
    assertThat(explained.out().lines().filter(line -> line.startsWith("gan4j")))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("gan4j, resize pillow-box-uint8"));
    GanCommand unknown = explain(large, "--resize", "nearest");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("found 'nearest'");
  }

  @Test
  void theOwnRowIsWhatMetricsSays() {
    String protocol = "fid-" + project.network + "-pytorch-bilinear";
    GanCommand metrics =
        GanCommand.run(
            "metrics",
            "--real",
            large.resolve("real"),
            "--fake",
            large.resolve("fake"),
            "--protocol",
            protocol,
            "--out",
            folder.resolve("out"));
    assertThat(metrics.code()).isZero();
    double own = Double.parseDouble(value(explain(large), "gan4j"));
    String number = metrics.out().split(": ")[1].split(" ")[0];
    int decimals = number.length() - number.indexOf('.') - 1;
    assertThat(String.format(Locale.ROOT, "%." + decimals + "f", own)).isEqualTo(number);
  }

  @Test
  void resizingDoesNothingToImagesOfTheNetworksSize() {
    GanCommand explained = explain(small);
    assertThat(explained.code()).isZero();
    assertThat(explained.out()).contains("no way to resize changes them");
    assertThat(value(explained, "clean-fid")).isEqualTo(value(explained, "gan4j"));
    assertThat(value(explained, "NVIDIA")).isNotEqualTo(value(explained, "gan4j"));
  }

  @Test
  void featuresAreNotImages() {
    Path file = folder.resolve("features.npz");
    GanCommand written =
        GanCommand.run(
            "features", small.resolve("real"), "--network", project.network, "--out", file);
    assertThat(written.code()).isZero();
    GanCommand refused =
        GanCommand.run(
            "explain",
            "--real",
            file,
            "--fake",
            small.resolve("fake"),
            "--network",
            project.network);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("expected images, found features or statistics");
  }
}
