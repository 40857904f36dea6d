package org.gan4j.experiments.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir private Path folder;

  private static void write(Path out, String content, String... names) throws IOException {
    OutputFolder.of(out).begin(Map.of("run", content), List.of(names));
    for (String name : names) {
      Files.createDirectories(out.resolve(name).getParent());
      Files.writeString(out.resolve(name), content);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aListingThatIsALinkIsRefused() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.json"), "kept");
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.createSymbolicLink(out.resolve(".gan4j.json"), outside);
    assertThatThrownBy(() -> write(out, "ours", "0.png"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            out.resolve(".gan4j.json")
                + ": expected the listing of an earlier call, found no regular file. Choose another"
                + " folder.");
    assertThat(outside).hasContent("kept");
  }

  private static List<String> files(Path out) throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void theFilesOfAnEarlierCallAreReplacedAllTogether() throws IOException {
    Path out = folder.resolve("out");
    write(out, "first", "0.png", "1.png", "below/2.png");
    write(out, "second", "0.png");
    assertThat(files(out)).containsExactly(".gan4j.json", "0.png");
    assertThat(out.resolve("0.png")).hasContent("second");
    assertThat(Files.readString(out.resolve(".gan4j.json"))).contains("\"second\"");
  }

  @Test
  void aCallThatDidNotEndLeavesAFolderThatIsOurs() throws IOException {
    Path out = folder.resolve("out");
    OutputFolder.of(out).begin(Map.of(), List.of("0.png", "1.png"));
    Files.writeString(out.resolve("0.png"), "half");
    write(out, "whole", "0.png");
    assertThat(out.resolve("0.png")).hasContent("whole");
  }

  @Test
  void aFolderWithAnythingElseIsRefusedAndStays() throws IOException {
    Path out = folder.resolve("out");
    write(out, "ours", "0.png");
    Path another = Files.writeString(out.resolve("000001.png"), "another's");
    assertThatThrownBy(() -> OutputFolder.of(out))
        .isInstanceOf(InputException.class)
        .hasMessage(
            out
                + ": expected no folder, an empty one, or one of an earlier call, found"
                + " 000001.png in it. Choose another folder.");
    assertThat(another).hasContent("another's");
    assertThat(out.resolve("0.png")).hasContent("ours");
  }

  @Test
  void hiddenFilesAreLeftAlone() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path hidden = Files.writeString(out.resolve(".DS_Store"), "kept");
    write(out, "ours", "0.png");
    write(out, "ours", "1.png");
    assertThat(hidden).hasContent("kept");
    assertThat(out.resolve("0.png")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nothingOutsideIsRemovedWhateverTheListingSays() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.png"), "kept");
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        out.resolve(".gan4j.json"),
        "{\"origin\": {}, \"files\": [\"../outside.png\", \"link/inside.png\"]}");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("inside.png"), "kept");
    Files.createSymbolicLink(out.resolve("link"), elsewhere);
    assertThatThrownBy(() -> OutputFolder.of(out))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found link in it");
    Files.delete(out.resolve("link"));
    write(out, "ours", "0.png");
    assertThat(outside).hasContent("kept");
    assertThat(elsewhere.resolve("inside.png")).hasContent("kept");
  }
}
