package org.gan4j.core.internal.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class LibraryFolderTest {

  @TempDir private Path place;
  private Path first;
  private Path second;

  @BeforeEach
  void name() {
    first = place.resolve("first/cache");
    second = place.resolve("second/cache");
  }

  private Path chosen() {
    return LibraryFolder.choose(List.of(first, second));
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void aMissingFolderIsMadeForTheUserAlone() throws IOException {
    assertThat(chosen()).isEqualTo(first).isEmptyDirectory();
    for (Path made : List.of(first, first.getParent())) {
      assertThat(Files.getPosixFilePermissions(made))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(chosen()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx", "rwxrwxrwx"})
  void aFolderThatOthersCanWriteIsPassedOver(String mode) throws IOException {
    Files.createDirectories(first);
    mode(first, mode);
    assertThat(chosen()).isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxrwxrwx"})
  void aFolderThatOthersCanReplaceIsPassedOver(String mode) throws IOException {
    Files.createDirectories(first);
    mode(first, "rwx------");
    mode(first.getParent(), mode);
    assertThat(chosen()).isEqualTo(second);
  }

  @Test
  void aFolderInASharedOneThatKeepsItsEntriesIsTaken() throws IOException {
    Files.createDirectories(first.getParent());
    Files.setAttribute(first.getParent(), "unix:mode", 01777);
    assertThat(chosen()).isEqualTo(first);
  }

  @Test
  void aLinkIsPassedOver() throws IOException {
    Path elsewhere = Files.createDirectories(place.resolve("elsewhere"));
    Files.createDirectories(first.getParent());
    Files.createSymbolicLink(first, elsewhere);
    assertThat(chosen()).isEqualTo(second);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aFolderOfAnotherUserIsPassedOverAndTheLastOneRefused() throws IOException {
    Files.createDirectories(first);
    mode(first, "rwx------");
    assumeThat(canBeGivenAway(first)).as("the tests run as the administrator").isTrue();
    assertThat(chosen()).isEqualTo(second);
    assertThatThrownBy(() -> LibraryFolder.choose(List.of(first)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "TensorFlow's libraries: expected a folder to unpack them into that is yours and that"
                + " others cannot write, found none among ["
                + first
                + "]. Name one: GAN_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER.");
  }

  private static boolean canBeGivenAway(Path folder) throws IOException {
    try {
      Files.setAttribute(folder, "unix:uid", 12345);
      return true;
    } catch (FileSystemException refused) {
      return false;
    }
  }

  @Test
  void whoSetsThePropertyHasChosen() {
    String before = System.setProperty(LibraryFolder.PROPERTY, "/chosen");
    try {
      LibraryFolder.use();
      assertThat(System.getProperty(LibraryFolder.PROPERTY)).isEqualTo("/chosen");
    } finally {
      restore(before);
    }
  }

  private static void restore(String before) {
    if (before == null) {
      System.clearProperty(LibraryFolder.PROPERTY);
    } else {
      System.setProperty(LibraryFolder.PROPERTY, before);
    }
  }
}
