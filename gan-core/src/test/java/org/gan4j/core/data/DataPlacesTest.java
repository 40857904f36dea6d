package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPlacesTest {

  @TempDir Path home;

  @Test
  void ganDataComesFirst() {
    Map<String, String> environment =
        Map.of("GAN_DATA", home.resolve("sets").toString(), "XDG_CACHE_HOME", home.toString());

    assertThat(DataPlaces.of(environment, home).folders("fashion-mnist"))
        .containsExactly(
            home.resolve("sets").resolve("fashion-mnist"),
            Path.of("/usr/share/datasets/fashion-mnist"));
  }

  @Test
  void xdgCacheHomeIsHonoured() {
    Path cache = home.resolve("xdg");
    assertThat(DataPlaces.of(Map.of("XDG_CACHE_HOME", cache.toString()), home).dataDirectory())
        .isEqualTo(cache.resolve("gan4j"));
  }

  @Test
  void cacheFolderInHomeIsTheDefault() {
    Path expected = home.resolve(".cache").resolve("gan4j");

    assertThat(DataPlaces.of(Map.of(), home).dataDirectory()).isEqualTo(expected);
    assertThat(DataPlaces.of(Map.of("GAN_DATA", ""), home).dataDirectory()).isEqualTo(expected);
    // XDG base directory specification: "All paths ... must be absolute", others are ignored.
    assertThat(DataPlaces.of(Map.of("XDG_CACHE_HOME", "relative"), home).dataDirectory())
        .isEqualTo(expected);
  }
}
