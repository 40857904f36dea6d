package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

  @TempDir private Path folder;

  private static final Provenance SAMPLE =
      new Provenance(
          "1.0",
          "abc-dirty",
          7,
          "mnist/train",
          "00ff",
          List.of("generator: 12", "discriminator: 3"),
          new Provenance.Software("2.18.0", "OpenJDK 17"),
          new Provenance.Machine("Linux", "Xeon", 2, "CPU:0", 2, "1"),
          List.of());

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("provenance.json");
    Provenance twice =
        SAMPLE
            .with(new Provenance.SessionTime(0, 100, "2026-01-01T00:00:00Z", 12.5))
            .with(new Provenance.SessionTime(100, 200, "2026-01-02T00:00:00Z", 13.5));
    SAMPLE.write(file);
    twice.write(file);
    assertThat(Provenance.read(file)).isEqualTo(twice);
    assertThat(twice.sessions())
        .extracting(Provenance.SessionTime::fromStep)
        .containsExactly(0L, 100L);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("provenance.json"), "{\"gan4j\":");
    assertThatThrownBy(() -> Provenance.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            file
                + ": expected the provenance of a run, found something else. Restore the file, or"
                + " delete it: gan resume writes it again.");
  }
}
