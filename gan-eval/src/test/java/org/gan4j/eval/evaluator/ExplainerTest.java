package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Samples;
import org.gan4j.eval.convention.Convention;
import org.gan4j.eval.convention.Conventions;
import org.gan4j.eval.convention.Explanation;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ExplainerTest {

  private static final FeatureNetwork NETWORK = TinyNetwork.open();
  private static final Dataset REAL = steps("real", 90, 7, 1);
  private static final Dataset FAKE = steps("fake", 80, 7, 2);

  private final List<String> stages = new ArrayList<>();

  @AfterAll
  static void close() {
    NETWORK.close();
  }

  /** White up to a column and black behind it, or the reverse: cubic kernels overshoot. */
  private static Dataset steps(String name, int count, int side, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * side * side];
    for (int image = 0; image < count; image++) {
      int column = random.nextInt(side + 1);
      boolean white = random.nextInt(5) < 2 + seed % 2;
      for (int k = 0; k < side * side; k++) {
        pixels[image * side * side + k] = (byte) (k % side < column == white ? 255 : 0);
      }
    }
    return TestImages.of(name, new Images(new ImageShape(side, side, 1), pixels));
  }

  private static List<Convention> conventions(String space) {
    Convention own = Conventions.own(FeatureSpace.parse(space));
    List<Convention> all = new ArrayList<>(List.of(own));
    all.addAll(Conventions.peers());
    all.addAll(Conventions.variations(own, NETWORK, Conventions.resizers()));
    return all;
  }

  private Explanation explain(String space, Dataset real, Dataset fake, Optional<Integer> count) {
    var explainer = new Explainer(NETWORK, 7, (stage, done, total) -> stages.add(stage));
    return explainer.explain(conventions(space), SourceSet.of(real), SourceSet.of(fake), count);
  }

  private static double value(Explanation found, String name) {
    return found.rows().stream()
        .filter(row -> row.convention().name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static double fid(Dataset real, Dataset fake, String protocol) {
    var sets =
        new MeasuredSets(
            SourceSet.of(fake),
            Samples.of(fake, null, null, null, null),
            Optional.of(SourceSet.of(real)),
            Optional.empty());
    return new Measurer(name -> NETWORK, StatisticsCache.NONE, 7, MeasuringProgress.NONE, false)
        .measure(List.of(ProtocolNames.parse(protocol)), sets)
        .get(0)
        .value();
  }

  @Test
  void conventionsDifferWhereImagesAreResized() {
    Explanation found = explain("tiny", REAL, FAKE, Optional.empty());
    assertThat(found.resized()).isTrue();
    Set<Double> values = new HashSet<>();
    for (String name : List.of("TTUR", "pytorch-fid", "clean-fid", "NVIDIA")) {
      values.add(value(found, name));
    }
    assertThat(values).hasSize(4);
    assertThat(value(found, "gan4j")).isEqualTo(value(found, "TTUR"));
    assertThat(value(found, "gan4j, ddof 0")).isEqualTo(value(found, "NVIDIA"));
    assertThat(value(found, "gan4j, resize pillow-bicubic-float-clipped"))
        .isEqualTo(value(found, "clean-fid"))
        .isNotEqualTo(value(found, "gan4j, resize pillow-bicubic-float"))
        .isNotEqualTo(value(found, "gan4j, resize pillow-bicubic-uint8"));
    assertThat(value(found, "gan4j, epsilon always")).isLessThan(value(found, "gan4j"));
  }

  @Test
  void theValueOfAWayToResizeIsThatOfTheProtocolWithIt() {
    Explanation found = explain("tiny-pillow-lanczos-float", REAL, FAKE, Optional.empty());
    assertClose(value(found, "gan4j"), fid(REAL, FAKE, "fid-tiny-pillow-lanczos-float"));
    assertClose(value(found, "pytorch-fid"), fid(REAL, FAKE, "fid-tiny-pytorch-bilinear"));
    assertClose(
        value(found, "clean-fid"), fid(REAL, FAKE, "fid-tiny-pillow-bicubic-float-clipped"));
  }

  @Test
  void aCountChoosesTheImagesThatAProtocolWouldChoose() {
    Explanation found = explain("tiny-pytorch-bilinear", REAL, FAKE, Optional.of(50));
    assertClose(value(found, "gan4j"), fid(REAL, FAKE, "fid50-tiny-pytorch-bilinear"));
    assertThat(found.fake().count()).isEqualTo(50);
    assertThatThrownBy(() -> explain("tiny", REAL, FAKE, Optional.of(81)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake: expected at least 81 images, found 80");
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-12 * expected));
  }

  @Test
  void eachPreparationIsOnePassOverEachSet() {
    List<Convention> conventions = conventions("tiny");
    explain("tiny", REAL, FAKE, Optional.empty());
    int passes = new Explainer(NETWORK, 7, MeasuringProgress.NONE).passes(conventions);
    assertThat(passes).isEqualTo(Conventions.resizers().size());
    assertThat(stages).hasSize(2 * passes);
  }

  @Test
  void imagesOfTheNetworksSizeAreReadOnceAndResizedByNothing() {
    Dataset real = steps("real", 60, 2, 3);
    Dataset fake = steps("fake", 60, 2, 4);
    Explanation found = explain("tiny", real, fake, Optional.empty());
    assertThat(stages).containsExactly("reference", "samples");
    assertThat(found.resized()).isFalse();
    assertThat(value(found, "clean-fid")).isEqualTo(value(found, "gan4j"));
    assertThat(value(found, "NVIDIA")).isNotEqualTo(value(found, "gan4j"));
    for (String name : Conventions.resizers()) {
      assertClose(fid(real, fake, "fid-tiny-" + name), value(found, "gan4j"));
    }
  }

  @Test
  void theSameImagesGiveTheSameBits() {
    assertThat(explain("tiny", REAL, FAKE, Optional.of(60)))
        .isEqualTo(explain("tiny", REAL, FAKE, Optional.of(60)));
  }

  @Test
  void theTableHasARowAConvention() {
    List<String> lines = explain("tiny", REAL, FAKE, Optional.empty()).lines();
    assertThat(lines.get(0))
        .isEqualTo("Fréchet distance over tiny, 80 images of fake against 90 of real, both uint8");
    assertThat(lines.get(1)).startsWith("convention").contains("  FID  ", "ddof", "epsilon");
    assertThat(lines.get(2)).startsWith("gan4j ").contains("  -  ", "symmetric eigenvalues");
    assertThat(lines.get(3)).startsWith("TTUR ").contains("  0  ", "1e-6 if the root");
    assertThat(lines.get(6)).startsWith("NVIDIA ").contains("  0  ", "none");
    int ddof = lines.get(1).indexOf("ddof");
    assertThat(lines.subList(2, 2 + conventions("tiny").size()))
        .allMatch(line -> line.substring(ddof - 2, ddof + 3).matches("  [01]  "));
    assertThat(lines).noneMatch(line -> line.contains("singular"));
    assertThat(explain("tiny", REAL, FAKE, Optional.of(2)).lines())
        .anyMatch(line -> line.contains("a covariance is singular"));
  }
}
