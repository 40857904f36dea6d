package org.gan4j.eval.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedFilesTest {

  @TempDir private Path folder;

  private static byte[] bomb() {
    byte[] png = Pictures.grey(2, 2, 0);
    ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
    return png;
  }

  private static Map<String, byte[]> files() {
    byte[] whole = Pictures.rgb(9, 9, 0x123456);
    byte[] flipped = whole.clone();
    flipped[45] ^= 1;
    byte[] jpeg = Pictures.jpeg(64, 64, 0x123456);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a/1.png", whole);
    files.put("a/2.png", Arrays.copyOf(whole, whole.length - 15));
    files.put("b/3.jpg", Arrays.copyOf(jpeg, jpeg.length - 30));
    files.put("b/4.png", Pictures.text());
    files.put("c/5.png", flipped);
    files.put("c/6.png", bomb());
    files.put("d/7.png", new byte[0]);
    files.put("d/8.png", whole);
    return files;
  }

  private Path at(boolean zip, Map<String, byte[]> files) throws IOException {
    return zip
        ? Pictures.zip(folder.resolve("a.zip"), files)
        : Pictures.folder(folder.resolve("a"), files);
  }

  private static void refused(Path path, String place, String problem) {
    assertThatThrownBy(() -> ImageCollections.open(path, Damaged.SKIP).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(path + place)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDamagedFileIsRefusedByNameWhenItIsRead(boolean zip) throws IOException {
    String[] problems = {
      null,
      "truncated PNG",
      "expected a",
      "found other content",
      "wrong checksum",
      "found 30000 x 30000",
      "found an empty file",
      null
    };
    try (ImageCollection images = ImageCollections.open(at(zip, files()), Damaged.REFUSE)) {
      assertThat(images.count()).isEqualTo(8);
      for (int k = 1; k < 7; k++) {
        int index = k;
        assertThatThrownBy(() -> images.read(index))
            .isInstanceOf(InputException.class)
            .hasMessageStartingWith(images.nameOf(k) + ": ")
            .hasMessageContaining(problems[k]);
      }
      assertThat(images.read(7).pixels()).startsWith(0x12, 0x34, 0x56);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void damagedFilesAreLeftOutAndListedWhereTheUserAsksForIt(boolean zip) throws IOException {
    Map<String, byte[]> files = files();
    files.put("readme.txt", Pictures.text());
    try (ImageCollection images = ImageCollections.open(at(zip, files), Damaged.SKIP)) {
      assertThat(images.count()).isEqualTo(2);
      assertThat(images.nameOf(1)).endsWith("d/8.png");
      assertThat(images.read(1).pixels()).startsWith(0x12, 0x34, 0x56);
      assertThat(images.skipped())
          .extracting(Skipped::name)
          .containsExactly(
              "a/2.png", "b/3.jpg", "b/4.png", "c/5.png", "c/6.png", "d/7.png", "readme.txt");
      assertThat(images.skipped().get(0).reason()).contains("a/2.png: ").contains("truncated PNG");
      assertThat(images.labels().orElseThrow().names().count()).isEqualTo(4);
      assertThat(images.labels().orElseThrow().of()).containsExactly(0, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileThatIsNotNamedAsAnImageIsRefused(boolean zip) throws IOException {
    Path path = at(zip, Map.of("a.png", Pictures.rgb(1, 1, 0), "notes.txt", Pictures.text()));
    assertThatThrownBy(() -> ImageCollections.open(path, Damaged.REFUSE).close())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("notes.txt: expected only .png, .jpg and .jpeg files among images");
  }

  @Test
  void nothingButDamageIsRefused() throws IOException {
    refused(at(false, Map.of("a.png", Pictures.text())), "", "found none among 1 files, the first");
  }

  @Test
  void aBrokenLinkAndAFolderNamedAsAnImageAreUnreadable() throws IOException {
    Path root = at(false, Map.of("a.png", Pictures.rgb(1, 1, 0)));
    Files.createSymbolicLink(root.resolve("b.png"), root.resolve("none.png"));
    Files.createDirectory(root.resolve("c.png"));
    try (ImageCollection images = ImageCollections.open(root, Damaged.REFUSE)) {
      assertThat(images.count()).isEqualTo(2);
      assertThatThrownBy(() -> images.read(1))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("b.png: expected a readable image, cannot read it (nothing there)");
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsRefusedByNameAndNeverWaitedFor() throws Exception {
    Path root = at(false, Map.of("b.png", Pictures.rgb(1, 1, 0)));
    Path pipe = root.resolve("a.png");
    assumeThat(Path.of("/usr/bin/mkfifo")).exists();
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();

    refused(pipe, "", "expected images, found neither a file nor a folder");
    try (ImageCollection images = ImageCollections.open(root, Damaged.REFUSE)) {
      assertThatThrownBy(() -> images.read(0))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(pipe + ": expected an image file, found a pipe");
      assertThatThrownBy(images::contentHash)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(pipe + ": expected an image file, found a pipe");
    }
    try (ImageCollection images = ImageCollections.open(root, Damaged.SKIP)) {
      assertThat(images.count()).isEqualTo(1);
      assertThat(images.skipped()).extracting(Skipped::name).containsExactly("a.png");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.png", "a/../../b.png", "/etc/a.png", "C:/a.png", "a\\b.png"})
  void aZipArchiveThatLeavesItsFolderIsRefusedEvenWhereDamageIsSkipped(String name)
      throws IOException {
    Path archive = at(true, Map.of("ok.png", Pictures.rgb(1, 1, 0), name, Pictures.rgb(1, 1, 0)));
    refused(archive, ", " + name, "expected a relative name");
  }

  @Test
  void aNameThatOccursTwiceIsRefused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.png", Pictures.rgb(1, 1, 0));
    files.put("b.png", Pictures.rgb(1, 1, 0));
    Path archive = patched(at(true, files), "b.png", "a.png");
    refused(archive, ", a.png", "expected every name once, found this one twice");
  }

  @Test
  void aFileThatIsLargerThanItsArchiveSaysIsRefused() throws IOException {
    Path archive = at(true, Map.of("a.png", Pictures.rgb(1, 1, 0)));
    byte[] bytes = Files.readAllBytes(archive);
    int directory = text(bytes).lastIndexOf("PK\1\2");
    bytes[directory + 24]--; // the unpacked size
    Files.write(archive, bytes);
    refused(archive, "", "as the archive says, found more");
    bytes[directory + 24] += 2;
    Files.write(archive, bytes);
    refused(archive, "", "as the archive says, found");
    bytes[directory + 24] -= 1;
    bytes[directory + 27] = 0x20; // 2^29 bytes
    Files.write(archive, bytes);
    refused(archive, "", "expected at most 268435456 bytes, found");
  }

  @Test
  void aDamagedFileInAnArchiveIsFoundByItsChecksum() throws IOException {
    Path archive = at(true, Map.of("a.png", Pictures.rgb(1, 1, 0)));
    byte[] bytes = Files.readAllBytes(archive);
    bytes[text(bytes).lastIndexOf("PK\1\2") + 16] ^= 1;
    Files.write(archive, bytes);
    refused(archive, "", "found a wrong checksum");
  }

  private static Path patched(Path file, String from, String to) throws IOException {
    String changed = text(Files.readAllBytes(file)).replace(from, to);
    return Files.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
