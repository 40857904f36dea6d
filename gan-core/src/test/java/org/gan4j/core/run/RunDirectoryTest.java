package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  @TempDir private Path runs;

  @Test
  void whatAKilledProcessWroteAsideIsSweptAway() throws IOException {
    RunDirectory run = RunDirectory.create(runs, "x");
    Path dead = run.path().resolve(".status.json.999999999.tmp");
    Path deadGrid = run.samples().resolve(".step-00000100.png.999999999.tmp");
    Path living = run.path().resolve(".report.html." + ProcessHandle.current().pid() + ".tmp");
    Path lock = run.path().resolve(".lock");
    Path grid = run.sampleGrid(50);
    for (Path file : new Path[] {dead, deadGrid, living, lock, grid}) {
      Files.write(file, new byte[1]);
    }
    run.sweep();
    assertThat(dead).doesNotExist();
    assertThat(deadGrid).doesNotExist();
    assertThat(living).exists();
    assertThat(lock).exists();
    assertThat(grid).exists();
  }
}
