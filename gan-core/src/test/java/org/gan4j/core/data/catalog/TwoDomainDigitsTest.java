package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Counterpart;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.Split;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoDomainDigitsTest {

  /** Beside the repository, where there is one; tests run in the module's folder. */
  private static final Path SHARED = Path.of("..", "..", "shared", "datasets");

  private final DatasetCatalog catalog =
      new DatasetCatalog(new DataPlaces(SHARED, Path.of("no-such-folder")));

  private Dataset load(String name, int imageSize, int channels, Split split) {
    return catalog.load(new DatasetSpec(name, Optional.empty(), imageSize, channels), split);
  }

  @Test
  void outlinesComeWithTheDigitsThatTheyAreOf() {
    Dataset dataset = load("mnist-outlines", 28, 1, Split.TEST);
    Counterpart digits = dataset.counterpart().orElseThrow();

    assertThat(dataset.name()).isEqualTo("mnist-outlines/test");
    assertThat(digits.images().name()).isEqualTo("mnist-outlines/testB");
    assertThat(digits.paired()).isTrue();
    assertThat(digits.images().contentHash()).isEqualTo(Mnist.load(Split.TEST).contentHash());
    assertThat(dataset.labels().orElseThrow()).isEqualTo(digits.images().labels().orElseThrow());
    // Taken outside Java, with numpy and hashlib, by the definitions of Outlines and Dataset.pair.
    assertThat(dataset.contentHash())
        .isEqualTo("2e71db9b2e383306f932915d9b56812c23ed93ecfcdcf1f7831f51c15f04611f");
  }

  @Test
  void outlinesAreTakenAtTheSizeAskedFor() {
    Dataset dataset = load("mnist-outlines", 32, 1, Split.TEST);
    Images digits = dataset.counterpart().orElseThrow().images().images();

    assertThat(dataset.name()).isEqualTo("mnist-outlines-padded32/test");
    assertThat(dataset.shape()).isEqualTo(new ImageShape(32, 32, 1));
    assertThat(dataset.images().pixels()).isEqualTo(Outlines.of(digits).pixels());
  }

  @Test
  void testSplitOfTonesIsPairedAndBInvertsToA() {
    Dataset dataset = load("mnist-tones", 28, 3, Split.TEST);
    Counterpart toned = dataset.counterpart().orElseThrow();

    assertThat(dataset.name()).isEqualTo("mnist-tones/test");
    assertThat(dataset.shape()).isEqualTo(new ImageShape(28, 28, 3));
    assertThat(toned.paired()).isTrue();
    assertThat(ToneMap.invert(toned.images().images()).pixels())
        .isEqualTo(dataset.images().grey().pixels())
        .isEqualTo(Mnist.load(Split.TEST).images().pixels());
    assertThat(toned.images().labels().orElseThrow()).isEqualTo(dataset.labels().orElseThrow());
    // Taken outside Java, with numpy and hashlib, by the definitions of ToneMap and Dataset.pair.
    assertThat(dataset.contentHash())
        .isEqualTo("2a78a8d2ed8a6d43a615ad1d3f087de75c9236b393fbc4427b1f17e3c7eabfdb");
  }

  @Test
  void trainSplitOfTonesIsTwoDisjointHalves() {
    Dataset dataset = load("mnist-tones", 28, 3, Split.TRAIN);
    Counterpart toned = dataset.counterpart().orElseThrow();
    Images a = dataset.images().grey();
    Images b = ToneMap.invert(toned.images().images());

    assertThat(dataset.name()).isEqualTo("mnist-tones/train");
    assertThat(toned.paired()).isFalse();
    assertThat(a.count()).isEqualTo(30_000);
    assertThat(b.count()).isEqualTo(30_000);
    // All 60000 training digits of MNIST differ, so equal sets of images are equal halves.
    Set<ByteBuffer> both = new HashSet<>(digits(a));
    both.addAll(digits(b));
    assertThat(both)
        .hasSize(60_000)
        .isEqualTo(new HashSet<>(digits(Mnist.load(Split.TRAIN).images())));
  }

  private static List<ByteBuffer> digits(Images images) {
    return IntStream.range(0, images.count())
        .mapToObj(i -> ByteBuffer.wrap(images.pixels(), 784 * i, 784))
        .toList();
  }

  @Test
  void labelsStayWithTheirDigits() {
    Dataset mnist = Mnist.load(Split.TRAIN);
    Map<ByteBuffer, Integer> labelOf = new HashMap<>();
    List<ByteBuffer> originals = digits(mnist.images());
    for (int i = 0; i < mnist.count(); i++) {
      labelOf.put(originals.get(i), mnist.labels().orElseThrow()[i]);
    }
    Dataset dataset = load("mnist-tones", 28, 3, Split.TRAIN);
    Dataset toned = dataset.counterpart().orElseThrow().images();

    assertThat(digits(dataset.images().grey()).stream().map(labelOf::get).toList())
        .containsExactlyElementsOf(boxed(dataset.labels().orElseThrow()));
    assertThat(digits(ToneMap.invert(toned.images())).stream().map(labelOf::get).toList())
        .containsExactlyElementsOf(boxed(toned.labels().orElseThrow()));
  }

  private static List<Integer> boxed(int[] labels) {
    return Arrays.stream(labels).boxed().toList();
  }

  @Test
  void halvesAreTheSameEveryTime() {
    // Taken outside Java, by the definitions of RandomStream, ToneMap and Dataset.pair.
    assertThat(load("mnist-tones", 28, 3, Split.TRAIN).contentHash())
        .isEqualTo("757c4bff7af3c3c347aa685befaa620cccaa6153716642557056cd8e7093414c");
  }

  @Test
  void paddingIsTonedWithTheRest() {
    Dataset dataset = load("mnist-tones", 32, 3, Split.TEST);
    byte[] toned = dataset.counterpart().orElseThrow().images().read(0, 1).pixels();

    assertThat(dataset.name()).isEqualTo("mnist-tones-padded32/test");
    assertThat(toned).startsWith((byte) 255, (byte) 244, (byte) 200);
  }

  @Test
  void fashionTonesAreFashionMnistUnderTheSameMap() {
    Assumptions.assumeTrue(
        Files.isDirectory(SHARED.resolve("fashion-mnist")),
        "no Fashion-MNIST beside the repository");

    Dataset train = load("fashion-tones", 28, 3, Split.TRAIN);
    Dataset test = load("fashion-tones", 28, 3, Split.TEST);

    assertThat(train.name()).isEqualTo("fashion-tones/train");
    assertThat(train.count()).isEqualTo(30_000);
    assertThat(train.counterpart().orElseThrow().paired()).isFalse();
    assertThat(ToneMap.invert(test.counterpart().orElseThrow().images().images()).pixels())
        .isEqualTo(load("fashion-mnist", 28, 1, Split.TEST).images().pixels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mnist-tones|28|1|/dataset/channels: mnist-tones is RGB: expected 3, found 1. Use 3.",
        "fashion-tones|28|1|/dataset/channels: fashion-tones is RGB: expected 3, found 1. Use 3.",
        "mnist-outlines|28|3|/dataset/channels: mnist-outlines is grey: expected 1, found 3. Use"
            + " 1.",
        "mnist-tones|16|3|/dataset/imageSize: mnist-tones: expected 28 or more, found 16. Use 28"
            + " (native), 32 (padded with zeros) or larger, such as 64 (bilinear)."
      })
  void specsThatDoNotFitAreRefused(String name, int imageSize, int channels, String message) {
    assertThatThrownBy(() -> load(name, imageSize, channels, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  @Test
  void digitsTakeNoPath() {
    DatasetSpec spec = new DatasetSpec("mnist-tones", Optional.of("/x"), 28, 3);

    assertThatThrownBy(() -> catalog.load(spec, Split.TRAIN))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/dataset/path: mnist ships with gan4j: expected no path, found /x. Remove the key.");
  }
}
