package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

class DatasetTest {

  private final ImageShape shape = new ImageShape(2, 2, 1);

  private Images images(int... values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
    }
    return new Images(shape, pixels);
  }

  @Test
  void hashFollowsItsDefinition() {
    // Python: sha256(pack('<4i', 1, 2, 2, 1) + bytes([0, 1, 128, 255]) + pack('<2i', 1, 7)).
    assertThat(Dataset.hash(images(0, 1, 128, 255), Optional.of(new int[] {7})))
        .isEqualTo("da6fa9b1ef56bd2be3c67b489da63141826d710208ec75de4badc877ae87301a");
    // Python: sha256(pack('<4i', 1, 2, 2, 1) + bytes([0, 1, 128, 255]) + pack('<i', 0)).
    assertThat(Dataset.hash(images(0, 1, 128, 255), Optional.empty()))
        .isEqualTo("7c9640329ff54d32ede7f07160888d052a3b3f459e10293cbe1a499f8b0aa2df");
  }

  @Test
  void hashTellsShapesPixelsAndLabelsApart() {
    Images images = images(0, 1, 2, 3);
    Images row = new Images(new ImageShape(1, 4, 1), images.pixels());

    assertThat(
            new String[] {
              Dataset.hash(images, Optional.empty()),
              Dataset.hash(row, Optional.empty()),
              Dataset.hash(images(0, 1, 2, 4), Optional.empty()),
              Dataset.hash(images, Optional.of(new int[] {0})),
              Dataset.hash(images, Optional.of(new int[] {1}))
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void rangesAreReadInOrder() {
    Dataset dataset = Dataset.of("d", images(0, 1, 2, 3, 4, 5, 6, 7), Optional.empty(), 0);

    assertThat(dataset.read(1, 1).pixels()).containsExactly(4, 5, 6, 7);
    assertThatThrownBy(() -> dataset.read(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void imagesThatCannotFitInMemoryAreRefusedWithBothSizes() {
    ImageShape large = new ImageShape(1024, 1024, 3);

    assertThatThrownBy(() -> Images.allocate("photos", large, 1_000_000))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("photos: expected at most ")
        .hasMessageContaining("found 1000000 images of 1024x1024x3 = 3000000 MiB")
        .hasMessageEndingWith("Choose a smaller imageSize or fewer images.");
  }

  private Dataset unlabelled(String name, int... values) {
    return Dataset.of(name, images(values), Optional.empty(), 0);
  }

  @Test
  void pairIsDomainAWithDomainBBesideIt() {
    Dataset a = Dataset.of("a", images(0, 1, 2, 3), Optional.of(new int[] {7}), 10);
    Dataset b = unlabelled("b", 4, 5, 6, 7);

    Dataset pair = Dataset.pair("a to b", a, b, true);

    assertThat(pair.name()).isEqualTo("a to b");
    assertThat(pair.read(0, 1).pixels()).containsExactly(0, 1, 2, 3);
    assertThat(pair.labels().orElseThrow()).containsExactly(7);
    assertThat(pair.classes()).isEqualTo(10);
    assertThat(pair.counterpart()).contains(new Counterpart(b, true));
    assertThat(a.counterpart()).isEmpty();
  }

  @Test
  void hashOfAPairCoversBothDomainsInOrderAndTheFlag() {
    Dataset a = unlabelled("a", 0, 1, 128, 255);
    Dataset b = Dataset.of("b", images(0, 1, 128, 255), Optional.of(new int[] {7}), 10);

    // Python: sha256(hashA.encode() + hashB.encode() + bytes([1])), of the hashes two tests above.
    assertThat(Dataset.pair("p", a, b, true).contentHash())
        .isEqualTo("b42154968e2cc44abcd955ce8808a3b086ea9e9f4697eb64b2d5f7abff7326e7");
    assertThat(
            new String[] {
              Dataset.pair("p", a, b, true).contentHash(),
              Dataset.pair("p", a, b, false).contentHash(),
              Dataset.pair("p", b, a, true).contentHash(),
              a.contentHash()
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void domainsOfDifferentShapesAreRefusedNamingBoth() {
    Dataset row =
        Dataset.of("row", new Images(new ImageShape(1, 4, 1), new byte[4]), Optional.empty(), 0);

    assertThatThrownBy(() -> Dataset.pair("p", unlabelled("a", 0, 1, 2, 3), row, false))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "a and row: expected domains of one image shape, found 2x2x1 and 1x4x1. Bring both to"
                + " the same size and number of channels.");
  }

  @Test
  void pairedDomainsOfDifferentCountsAreRefusedAndUnpairedOnesAreNot() {
    Dataset one = unlabelled("one", 0, 1, 2, 3);
    Dataset two = unlabelled("two", 0, 1, 2, 3, 4, 5, 6, 7);

    assertThatThrownBy(() -> Dataset.pair("p", one, two, true))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "one and two: expected paired domains of one size, found 1 and 2 images. Give every"
                + " image its partner, or use the domains unpaired.");
    Counterpart unpaired = Dataset.pair("p", one, two, false).counterpart().orElseThrow();
    assertThat(unpaired.images().count()).isEqualTo(2);
  }

  @Test
  void thirdDomainIsRefused() {
    Dataset a = unlabelled("a", 0, 1, 2, 3);
    Dataset pair = Dataset.pair("pair", a, a, true);

    assertThatThrownBy(() -> Dataset.pair("p", a, pair, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pair has a counterpart already");
    assertThatThrownBy(() -> Dataset.pair("p", pair, a, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pair has a counterpart already");
  }
}
