package org.gan4j.core.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of whatever bears the name that a file is written to. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class WritePlaceTest {

  @TempDir private Path folder;

  private static boolean made(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  private static boolean isOther(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).isOther();
  }

  private void assertNothingAside() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(UTF_8));
  }

  @Test
  void aFifoIsWrittenToAndStaysOne() throws Exception {
    Path fifo = folder.resolve("fifo");
    assumeTrue(made("mkfifo", fifo.toString()), "no FIFO can be made here");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new String(Files.newInputStream(fifo).readAllBytes(), UTF_8);
              } catch (IOException failed) {
                return failed.toString();
              }
            });
    write(fifo, "through");
    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo("through");
    assertThat(isOther(fifo)).isTrue();
    assertNothingAside();
  }

  @Test
  void aDeviceIsWrittenToAndStaysOne() throws Exception {
    Path device = folder.resolve("null");
    assumeTrue(made("mknod", device.toString(), "c", "1", "3"), "no device can be made here");
    assumeTrue(made("sh", "-c", "echo > '" + device + "'"), "devices cannot be opened here");
    write(device, "gone");
    assertThat(isOther(device)).isTrue();
    assertNothingAside();
  }

  @Test
  void aDeviceWithoutRoomIsOneLine() throws Exception {
    Path device = folder.resolve("full");
    assumeTrue(made("mknod", device.toString(), "c", "1", "7"), "no device can be made here");
    assumeTrue(made("sh", "-c", ": > '" + device + "'"), "devices cannot be opened here");
    assertThatThrownBy(() -> write(device, "too much"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            device
                + ": cannot be written (No space left on device)."
                + " Free some space or choose another place.");
    assertThat(isOther(device)).isTrue();
  }

  @Test
  void aLinkStaysAndItsFileIsReplaced() throws IOException {
    Path target = Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("b"), "old");
    Path between = Files.createSymbolicLink(folder.resolve("a/between"), Path.of("b"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a/between"));
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(between).isSymbolicLink();
    assertThat(target).isRegularFile().hasContent("new");
  }

  @Test
  void aLinkToWhatIsNotThereYetMakesIt() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("below/target"));
    write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("below/target")).hasContent("new");
  }

  @Test
  void aLinkToItselfIsOneLine() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> write(link, "new"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(link + ": cannot be written (");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aReplacedFileKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aFileThatMayNotBeWrittenStays() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "kept");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeTrue(!Files.isWritable(file), "root may write every file");
    assertThatThrownBy(() -> write(file, "new"))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ": no permission to write here. Choose another place.");
    assertThat(file).hasContent("kept");
  }

  @Test
  void namesOfTheStandardStreamsAreTheProcesss() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/stdout"));
    PrintStream out = System.out;
    PrintStream err = System.err;
    var shown = new ByteArrayOutputStream();
    var errors = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(shown, true, UTF_8));
      System.setErr(new PrintStream(errors, true, UTF_8));
      write(Path.of("/dev/stdout"), "a");
      write(Path.of("/proc/self/fd/1"), "b");
      write(link, "c");
      write(Path.of("/dev/fd/2"), "d");
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(shown.toString(UTF_8)).isEqualTo("abc");
    assertThat(errors.toString(UTF_8)).isEqualTo("d");
  }

  @Test
  void aLinkToAFolderIsAFolder() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    AtomicFile.makeFolder(link);
    assertThat(RunDirectory.create(link, "tiny").path()).isEqualTo(link.resolve("00001-tiny"));
    assertThat(target.resolve("00001-tiny")).isDirectory();
  }
}
