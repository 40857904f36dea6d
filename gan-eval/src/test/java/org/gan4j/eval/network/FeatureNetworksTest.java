package org.gan4j.eval.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureNetworksTest {

  @TempDir Path folder;

  @Test
  void everyShippedNetworkOpens() {
    for (String name : FeatureNetworks.shipped().known()) {
      try (FrozenNetwork network = FeatureNetworks.shipped().open(name)) {
        assertThat(network.name()).isEqualTo(name);
        assertThat(network.info().testAccuracy()).isBetween(0.5, 1.0);
      }
    }
  }

  @Test
  void aJarOnTheClassPathMayBringItsOwn() throws IOException {
    Path networks = folder.resolve("org/gan4j/eval/networks");
    TinyNetwork.write(networks);
    Files.writeString(networks.resolve("index.txt"), "# ours\n\n tiny \n");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      FeatureNetworks known = new FeatureNetworks(loader);

      assertThat(known.known()).contains("tiny");
      assertThat(known.describe("tiny").dataset()).isEqualTo("four pixels");
      try (FeatureNetwork network = known.open("tiny")) {
        assertThat(network.imageShape()).isEqualTo(TestImages.TWO_BY_TWO);
        assertThat(network.featureSize()).isEqualTo(2);
        assertThat(network.classes()).isEqualTo(3);
      }
    }
  }

  @Test
  void aFilePairOpens() throws IOException {
    Path file = TinyNetwork.write(folder);

    try (FrozenNetwork network = FeatureNetworks.shipped().open(file.toString())) {
      assertThat(network.name()).isEqualTo("tiny");
      assertThat(network.info()).isEqualTo(TinyNetwork.info(Files.readAllBytes(file)));
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    FeatureNetworks networks = FeatureNetworks.shipped();

    assertThatThrownBy(() -> networks.open("mnits-cnn"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("feature network 'mnits-cnn': expected one of " + networks.known());
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Path file = TinyNetwork.write(folder);
    Files.delete(folder.resolve("tiny.json"));

    assertThatThrownBy(() -> FeatureNetworks.shipped().open(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tiny.json: expected a file, found none");
  }

  @Test
  void anIncompleteDescriptionIsRefused() throws IOException {
    Path file = TinyNetwork.write(folder);
    Files.writeString(folder.resolve("tiny.json"), "{\"name\":\"tiny\",\"imageShape\":[2,2,1]}");

    assertThatThrownBy(() -> FeatureNetworks.shipped().open(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found none of 'featureSize'");
  }
}
