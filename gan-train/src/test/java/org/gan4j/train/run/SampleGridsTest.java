package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.Tiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleGridsTest {

  @TempDir private Path runs;

  @Test
  void everyGridIsOfTheSameLatents() throws IOException {
    RunDirectory run = RunDirectory.create(runs, "x");
    try (Tiny tiny = Tiny.initialized(1)) {
      SampleGrids grids = new SampleGrids(tiny.session(), run);
      grids.sampleDue(10);
      grids.sampleDue(20);
      tiny.trainer(Tiny.plan(9, 9, 9, 9)).train(0, () -> false);
      grids.sampleDue(30);
    }
    assertThat(run.sampleGrid(20)).hasSameBinaryContentAs(run.sampleGrid(10));
    assertThat(java.nio.file.Files.mismatch(run.sampleGrid(30), run.sampleGrid(10)))
        .isNotEqualTo(-1);
    // Eight by eight images of four pixels with gaps of two.
    assertThat(ImageIO.read(run.sampleGrid(10).toFile()).getWidth()).isEqualTo(50);
    assertThat(ImageIO.read(run.sampleGrid(10).toFile()).getHeight()).isEqualTo(50);
  }

  @Test
  void aResumedRunDropsTheGridsOfLaterSteps() {
    RunDirectory run = RunDirectory.create(runs, "x");
    try (Tiny tiny = Tiny.initialized(1)) {
      SampleGrids grids = new SampleGrids(tiny.session(), run);
      grids.sampleDue(10);
      grids.sampleDue(20);
      grids.sampleDue(30);
      grids.started(20, Tiny.plan(40, 10, 10, 10));
    }
    assertThat(run.sampleGrid(10)).exists();
    assertThat(run.sampleGrid(20)).exists();
    assertThat(run.sampleGrid(30)).doesNotExist();
  }
}
