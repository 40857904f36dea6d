package org.gan4j.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.RewindingListener;
import org.gan4j.train.session.TrainingSession;

/** Writes the variant's sample grid, always from the same inputs, to {@code samples/}. */
public final class SampleGrids implements RewindingListener {

  private static final Pattern GRID = Pattern.compile("step-(\\d{8,18})\\.png");

  private final TrainingSession session;
  private final RunDirectory run;

  /**
   * Writes the grids of a session to the folder of its run; writes nothing if the variant has no
   * grid.
   */
  public SampleGrids(TrainingSession session, RunDirectory run) {
    this.session = session;
    this.run = run;
  }

  @Override
  public void cut(long step) {
    try (Stream<Path> grids = Files.list(run.samples())) {
      for (Path grid : grids.filter(file -> stepOf(file) > step).toList()) {
        Files.delete(grid);
      }
      DiskSync.folder(run.samples());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static long stepOf(Path grid) {
    Matcher name = GRID.matcher(grid.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  @Override
  public void sampleDue(long step) {
    session
        .graph()
        .grid()
        .ifPresent(
            grid ->
                ImageGrid.write(
                    ImageGrid.of(session.outputs().grid(), grid.columns()), run.sampleGrid(step)));
  }
}
