package org.gan4j.core.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.catalog.ImageFolder;
import org.gan4j.core.internal.folder.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is no regular file would be waited for without end, or never end: hence the time limit. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImageBytesTest {

  @TempDir private Path folder;

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("a.png");
    assumeThat(Path.of("/usr/bin/mkfifo")).exists();
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static void refused(Path file, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(InputException.class)
        .hasMessage(
            file
                + ": expected an image file, found a pipe, socket, device or folder. Replace the"
                + " file, or move it out of the folder.");
  }

  @Test
  void aPipeAmongImagesIsRefusedByNameInTrainingAndTranslation() throws Exception {
    Path pipe = pipe();
    refused(pipe, () -> ImageFolder.load(folder, 4, 3, Split.TRAIN));
    refused(pipe, () -> Pictures.in(folder).read(Path.of("a.png"), 3));
    refused(pipe, () -> Pictures.in(folder).shapeOf(Path.of("a.png"), 3));
  }

  @Test
  void aDeviceThatNeverEndsIsRefused() throws IOException {
    assumeThat(Path.of("/dev/zero")).exists();
    Path link = Files.createSymbolicLink(folder.resolve("b.png"), Path.of("/dev/zero"));
    refused(link, () -> ImageBytes.read(link));
    Files.delete(link);
  }

  @Test
  void aSocketIsRefused() throws IOException {
    Path file = folder.resolve("c.png");
    try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(file));
      refused(file, () -> ImageBytes.read(file));
    }
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
    Path file = folder.resolve("d.png");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(ImageBytes.MOST + 1L);
    }
    assertThatThrownBy(() -> ImageBytes.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": expected at most 268435456 bytes, found 268435457");
  }

  @Test
  void aMissingFileAndABrokenLinkAreUnreadable() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("e.png"), folder.resolve("none"));
    assertThatThrownBy(() -> ImageBytes.read(link))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            link + ": expected a readable image, cannot read it (nothing there)");
  }

  @Test
  void allBytesOfALinkedFileAreRead() throws IOException {
    Path file = Files.write(folder.resolve("f.png"), new byte[] {1, 2, 3});
    Path link = Files.createSymbolicLink(folder.resolve("g.png"), file);
    assertThat(ImageBytes.read(link)).containsExactly(1, 2, 3);
  }
}
