package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunStatus;
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
          List.of(new Provenance.Hashed("mnist-cnn", "ab")),
          List.of(new Provenance.Hashed("my.jar", "cd")),
          new Provenance.Software("2.18.0", "OpenJDK 17"),
          new RunMachine("Linux", "Xeon", "fma avx2", 2, null, "CPU:0", 2, 0, "1", true, null),
          List.of(
              new Provenance.Change(
                  60, "2026-01-01T00:00:00Z", List.of("/seed: 1 -> 2"), "seed: 1\n")),
          List.of());

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("provenance.json");
    Provenance twice =
        SAMPLE
            .with(new Provenance.SessionTime(0, 100, "2026-01-01T00:00:00Z", 12.5, null))
            .with(
                new Provenance.SessionTime(
                    100, 200, "2026-01-02T00:00:00Z", 13.5, RunStatus.State.FINISHED));
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
  void aFileOfAnEarlierVersionIsRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("provenance.json"),
            """
            {
              "gan4j" : "0.1.0",
              "gitCommit" : "abc",
              "seed" : 7,
              "dataset" : "mnist/train",
              "datasetSha256" : "00ff",
              "parameters" : [ "generator: 12" ],
              "software" : { "tensorflow" : "2.18.0", "java" : "OpenJDK 17" },
              "machine" : {
                "os" : "Linux", "processor" : "Xeon", "cores" : 2,
                "device" : "CPU:0", "threads" : 2, "oneDnn" : "1"
              },
              "sessions" : [
                { "fromStep" : 0, "toStep" : 100, "started" : "2026-01-01T00:00:00Z", "seconds" : 12.5 }
              ]
            }
            """);
    Provenance read = Provenance.read(file);
    assertThat(read.machine().oneDnn()).isEqualTo("1");
    assertThat(read.machine().deterministic()).isNull();
    assertThat(read.featureNetworks()).isEmpty();
    assertThat(read.changes()).isEmpty();
    assertThat(read.sessions())
        .containsExactly(new Provenance.SessionTime(0, 100, "2026-01-01T00:00:00Z", 12.5, null));
  }

  @Test
  void networksThatItHasAreNotRepeated() {
    Provenance twice =
        SAMPLE.judgedBy(
            List.of(new Provenance.Hashed("mnist-cnn", "ab"), new Provenance.Hashed("b", "ef")));
    assertThat(twice.featureNetworks())
        .extracting(Provenance.Hashed::name)
        .containsExactly("mnist-cnn", "b");
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
