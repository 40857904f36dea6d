package org.gan4j.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathHashesTest {

  /** SHA-256 of "abc", FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  private static String hash(Path of) {
    return ClassPathHashes.of(of.toString()).get(0).sha256();
  }

  @Test
  void aJarHasTheHashOfItsFile() throws IOException {
    Path jar = Files.writeString(folder.resolve("my.jar"), "abc");
    String places = jar + File.pathSeparator + File.pathSeparator + folder.resolve("none.jar");
    assertThat(ClassPathHashes.of(places))
        .isEqualTo(List.of(new Provenance.Hashed(jar.toString(), ABC)));
    assertThat(ClassPathHashes.of(null)).isEmpty();
  }

  @Test
  void aFolderHasAHashOfPathsAndContentsWhereverItIs() throws IOException {
    for (String place : List.of("a", "b", "renamed", "edited")) {
      Path inner = Files.createDirectories(folder.resolve(place).resolve("org"));
      Files.writeString(inner.resolve(place.equals("renamed") ? "Z" : "Y"), "one");
      Files.writeString(inner.resolve("X"), place.equals("edited") ? "three" : "two");
    }
    assertThat(hash(folder.resolve("b"))).isEqualTo(hash(folder.resolve("a")));
    assertThat(hash(folder.resolve("renamed"))).isNotEqualTo(hash(folder.resolve("a")));
    assertThat(hash(folder.resolve("edited"))).isNotEqualTo(hash(folder.resolve("a")));
  }
}
