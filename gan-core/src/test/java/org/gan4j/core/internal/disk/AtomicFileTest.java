package org.gan4j.core.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir private Path folder;

  private static void assertHoldsOnly(Path folder, Path... files) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).containsExactlyInAnyOrder(files);
    }
  }

  @Test
  void makesTheFolderAndReplacesWhatWasThere() throws IOException {
    Path file = folder.resolve("a/b/x.txt");
    AtomicFile.write(file, "first".getBytes(UTF_8));
    AtomicFile.write(file, "second".getBytes(UTF_8));
    assertThat(file).hasContent("second");
    assertHoldsOnly(file.getParent(), file);
  }

  @Test
  void whatCannotBeReplacedStaysAndNothingIsLeftBeside() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Path inside = Files.writeString(taken.resolve("inside"), "kept");
    assertThatThrownBy(() -> AtomicFile.write(taken, new byte[1]))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(taken + ": cannot be written (")
        .hasMessageEndingWith("). Free some space or choose another place.");
    assertThat(inside).hasContent("kept");
    assertHoldsOnly(folder, taken);
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "kept");
    assertThatThrownBy(() -> AtomicFile.makeFolder(taken))
        .isInstanceOf(InputException.class)
        .hasMessage(
            taken + ": expected a folder, found a file. Move it away or choose another place.");
    assertThat(taken).hasContent("kept");
  }

  @Test
  void aFolderThatIsThereIsKept() throws IOException {
    Path inside = Files.writeString(folder.resolve("inside"), "kept");
    AtomicFile.makeFolder(folder);
    assertThat(inside).hasContent("kept");
  }

  @Test
  void contentThatFailsHalfWayLeavesTheEarlierFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    stream -> {
                      stream.write(1);
                      throw new IllegalStateException("stopped");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("stopped");
    assertThat(file).hasContent("kept");
    assertHoldsOnly(folder, file);
  }
}
