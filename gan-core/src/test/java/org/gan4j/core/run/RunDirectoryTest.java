package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.gan4j.core.internal.disk.TemporaryFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  @TempDir private Path runs;

  @Test
  void whatAKilledProcessLeftIsSweptAwayOnceItIsOld() throws IOException {
    RunDirectory run = RunDirectory.create(runs, "x");
    Path left = old(TemporaryFile.beside(run.status()));
    Path leftGrid = old(TemporaryFile.beside(run.sampleGrid(100)));
    Path inUse = Files.write(TemporaryFile.beside(run.report()), new byte[1]);
    Path lock = old(run.path().resolve(".lock"));
    Path grid = old(run.sampleGrid(50));
    Path anothers = old(run.path().resolve(".editor.4711.tmp"));
    run.sweep();
    assertThat(left).doesNotExist();
    assertThat(leftGrid).doesNotExist();
    for (Path kept : new Path[] {inUse, lock, grid, anothers}) {
      assertThat(kept).exists();
    }
    try (Stream<Path> entries = Files.list(run.path())) {
      assertThat(entries.filter(file -> file.toString().endsWith(".tmp")))
          .containsExactlyInAnyOrder(inUse, anothers);
    }
  }

  @Test
  void aSweepFollowsNoLinkAndRemovesNone() throws IOException {
    RunDirectory run = RunDirectory.create(runs, "x");
    Path outside = Files.createDirectory(runs.resolve("outside"));
    Path anothers = old(TemporaryFile.beside(outside.resolve("status.json")));
    Files.createSymbolicLink(run.evaluations(), outside);
    Path link = TemporaryFile.beside(run.status());
    Files.createSymbolicLink(link, anothers);
    run.sweep();
    assertThat(anothers).exists();
    assertThat(Files.isSymbolicLink(link)).isTrue();
  }

  /** Of two days ago. */
  private static Path old(Path file) throws IOException {
    Files.write(file, new byte[1]);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
  }
}
