package org.gan4j.experiments.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProcessLockTest {

  private static final List<String> CONTAINER =
      List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve(".lock");
  }

  /** Tells whether a lock is held; or holds it until a line is read. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) {
      Path file = Path.of(arguments[1]);
      if (arguments[0].equals("ask")) {
        System.out.println(ProcessLock.isHeld(file) ? "held" : "free");
        return;
      }
      ProcessLock.holding(
          file,
          ProcessLockTest::busy,
          () -> {
            System.out.println("holding");
            return read();
          });
    }

    private static int read() {
      try {
        return System.in.read();
      } catch (IOException closed) {
        return -1;
      }
    }
  }

  private Process other(List<String> inside, String verb) throws IOException {
    List<String> words = new ArrayList<>(inside);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
    words.add(System.getProperty("java.class.path"));
    words.addAll(List.of(Other.class.getName(), verb, file.toString()));
    return new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  private String asked(List<String> inside) throws IOException {
    Process process = other(inside, "ask");
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private static InputException busy() {
    return new InputException("lock", "busy", "Wait.");
  }

  @Test
  void whoAsksInVainHereDoesNotFreeItForOthers() throws IOException {
    String seen =
        ProcessLock.holding(
            file,
            ProcessLockTest::busy,
            () -> {
              assertThat(ProcessLock.isHeld(file)).isTrue();
              assertThat(
                      ProcessLock.isHeld(folder.resolve("../" + folder.getFileName() + "/.lock")))
                  .isTrue();
              return uncheckedAsk(List.of());
            });
    assertThat(seen).isEqualTo("held");
    assertThat(ProcessLock.isHeld(file)).isFalse();
    assertThat(asked(List.of())).isEqualTo("free");
  }

  private String uncheckedAsk(List<String> inside) {
    try {
      return asked(inside);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void containersSeeWhatEachOtherHold() throws IOException, InterruptedException {
    assumeThat(namespacesArePossible()).as("unshare --pid --fork --mount-proc works").isTrue();
    Process holder = other(CONTAINER, "hold");
    try {
      assertThat(holder.inputReader(UTF_8).readLine()).isEqualTo("holding");
      assertThat(asked(CONTAINER)).isEqualTo("held");
      assertThat(ProcessLock.isHeld(file)).isTrue();
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  private static boolean namespacesArePossible() throws InterruptedException {
    List<String> words = new ArrayList<>(CONTAINER);
    words.add("true");
    try {
      return new ProcessBuilder(words).start().waitFor() == 0;
    } catch (IOException noUnshare) {
      return false;
    }
  }

  @Test
  void aLinkIsNotFollowedAndAPipeNotWaitedFor() throws IOException, InterruptedException {
    Path outside = folder.resolve("outside");
    Files.createSymbolicLink(file, outside);
    assertRefused();
    assertThat(outside).doesNotExist();

    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertRefused();
  }

  private void assertRefused() {
    assertThatThrownBy(() -> ProcessLock.holding(file, ProcessLockTest::busy, () -> 1))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ": expected a file to lock, found something else. Move it away.");
  }
}
