package org.gan4j.core.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.io.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.idx.IdxFiles;
import org.gan4j.core.data.idx.IdxSource;
import org.junit.jupiter.api.Test;

class MnistTest {

  private static final String LABELS = "t10k-labels-idx1-ubyte.gz";

  @Test
  void trainSplitIsTheOfficialOne() {
    Dataset train = Mnist.load(Split.TRAIN);

    assertThat(train.name()).isEqualTo("mnist/train");
    assertThat(train.shape()).isEqualTo(new ImageShape(28, 28, 1));
    assertThat(train.count()).isEqualTo(60_000);
    assertThat(train.classes()).isEqualTo(10);
    assertThat(train.labels().orElseThrow()).hasSize(60_000).startsWith(5, 0, 4, 1, 9);
    // The mean that every tutorial normalises by: 0.1307 * 255.
    assertThat(mean(train.images())).isCloseTo(33.318421, within(1e-6));
  }

  @Test
  void testSplitIsTheOfficialOne() {
    Dataset test = Mnist.load(Split.TEST);

    assertThat(test.name()).isEqualTo("mnist/test");
    assertThat(test.count()).isEqualTo(10_000);
    assertThat(test.labels().orElseThrow()).startsWith(7, 2, 1, 0, 4);
    assertThat(mean(test.images())).isCloseTo(33.791224, within(1e-6));
  }

  @Test
  void contentHashesAreThoseOfTheDefinition() {
    // Taken outside Java, with Python's struct and hashlib, by the definition in Dataset.hash.
    assertHash(
        Mnist.load(Split.TRAIN),
        "5aa9f7b9aa76abd217a89cac2e7742c5d505a3fe2abc75ecd5e7ab19abf638a0");
    assertHash(
        Mnist.load(Split.TEST), "22e0ede5d83df5e99d8d8cb09384c1b01ba9e726fca877e7dbb8ab7cf53451ff");
  }

  private static void assertHash(Dataset set, String expected) {
    assertThat(set.contentHash()).isEqualTo(expected);
    assertThat(Dataset.hash(set.images(), set.labels())).isEqualTo(expected);
  }

  @Test
  void alteredContentIsRefusedWithBothHashes() throws IOException {
    byte[] content = unpack(Mnist.resource(LABELS).bytes().read());
    content[8] = 3;

    assertThatThrownBy(() -> Mnist.load(Split.TEST, name -> replaced(name, gzip(content))))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "class path resource /org/gan4j/core/data/mnist/"
                + LABELS
                + ": expected content with SHA-256"
                + " ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2,"
                + " found [0-9a-f]{64}\\. .*build again\\.");
  }

  @Test
  void flippedBitsOfThePackedDataAreRefused() throws IOException {
    byte[] packed = Mnist.resource(LABELS).bytes().read();
    for (int position = 10; position < packed.length; position += 397) {
      byte[] altered = packed.clone();
      altered[position] ^= 0x10;
      assertThatThrownBy(() -> Mnist.load(Split.TEST, name -> replaced(name, altered)))
          .as("byte " + position)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("mnist/" + LABELS + ": ");
    }
  }

  @Test
  void truncatedResourceIsRefused() throws IOException {
    byte[] packed = Mnist.resource(LABELS).bytes().read();
    byte[] cut = Arrays.copyOf(packed, 1000);

    assertThatThrownBy(() -> Mnist.load(Split.TEST, name -> replaced(name, cut)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mnist/" + LABELS + ": truncated: expected 10008 bytes, found");
  }

  private static IdxSource replaced(String name, byte[] labels) {
    IdxSource source = Mnist.resource(name);
    return name.equals(LABELS)
        ? new IdxSource(source.place(), ByteSource.wrap(labels), source.remedy())
        : source;
  }

  private static byte[] gzip(byte[] content) {
    try {
      return IdxFiles.gzip(content);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] unpack(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private static double mean(Images images) {
    long sum = 0;
    for (byte pixel : images.pixels()) {
      sum += Byte.toUnsignedInt(pixel);
    }
    return (double) sum / images.pixels().length;
  }
}
