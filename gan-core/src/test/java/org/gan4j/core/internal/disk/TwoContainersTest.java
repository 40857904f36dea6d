package org.gan4j.core.internal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gan4j.core.run.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two containers that share a folder do not see each other's processes. */
class TwoContainersTest {

  @TempDir private Path runs;

  @BeforeEach
  void skipWhereThereAreNoNamespaces() throws IOException, InterruptedException {
    Container.assumePossible();
  }

  /** Writes a file, and waits in the middle of it. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      AtomicFile.write(
          Path.of(arguments[0]),
          stream -> {
            stream.write("first half, ".getBytes(UTF_8));
            stream.flush();
            System.out.println("writing");
            System.in.read();
            stream.write("second half".getBytes(UTF_8));
          });
    }
  }

  /** Sweeps a run's folder. */
  static final class Sweeper {
    private Sweeper() {}

    public static void main(String[] arguments) {
      new RunDirectory(Path.of(arguments[0])).sweep();
    }
  }

  @Test
  void neitherSweepsWhatTheOtherWrites() throws IOException, InterruptedException {
    RunDirectory run = RunDirectory.create(runs, "shared");
    try (Container writer = Container.running(90, Writer.class, run.report().toString())) {
      writer.says("writing");
      try (Container sweeper = Container.running(0, Sweeper.class, run.path().toString())) {
        sweeper.ends();
      }
      writer.goOn();
      writer.ends();
    }
    assertThat(run.report()).hasContent("first half, second half");
  }

  @Test
  void bothWriteOneFileAtOnceAndOneOfThemIsThereWhole() throws IOException, InterruptedException {
    Path file = runs.resolve("file");
    try (Container first = Container.running(90, Writer.class, file.toString());
        Container second = Container.running(90, Writer.class, file.toString())) {
      first.says("writing");
      second.says("writing");
      first.goOn();
      first.ends();
      second.goOn();
      second.ends();
    }
    assertThat(file).hasContent("first half, second half");
    try (Stream<Path> entries = Files.list(runs)) {
      assertThat(entries).containsExactly(file);
    }
  }
}
