package org.gan4j.train.run;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.RewindingListener;
import org.gan4j.train.StepReport;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/**
 * Writes the reports and sample grids of a run for TensorBoard, to {@code tensorboard/}. A resumed
 * run removes the events after the step from which it resumes. Equal runs differ only in the wall
 * times of the events.
 */
public final class TensorBoardLog implements RewindingListener {

  private final RunDirectory run;
  private final EventFile file;
  private final DoubleSupplier clock;

  /**
   * Makes the log of a run. It must be called after {@link SampleGrids}, because it reads that
   * listener's files.
   */
  public TensorBoardLog(RunDirectory run) {
    this(run, () -> System.currentTimeMillis() / 1000.0);
  }

  /**
   * @param clock gives seconds since 1970
   */
  TensorBoardLog(RunDirectory run, DoubleSupplier clock) {
    this.run = run;
    this.file = new EventFile(run.tensorBoard().resolve("events.out.tfevents.gan4j"));
    this.clock = clock;
  }

  @Override
  public void cut(long step) {
    try {
      file.keep(event -> event.getStep() <= step);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void reported(StepReport report) {
    measured(report.step(), report.values());
  }

  @Override
  public void reportedBetween(StepReport report) {
    reported(report);
  }

  @Override
  public void measured(long step, Map<String, Double> values) {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) -> summary.addValueBuilder().setTag(tag).setSimpleValue(value.floatValue()));
    append(step, summary);
  }

  @Override
  public void sampleDue(long step) {
    Path grid = run.sampleGrid(step);
    if (Files.exists(grid)) {
      try {
        Summary.Builder summary = Summary.newBuilder();
        summary.addValueBuilder().setTag("samples").setImage(image(grid));
        append(step, summary);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** Flushes the events up to the checkpoint, because a resumed run does not write them again. */
  @Override
  public void checkpointDue(long step) {
    file.sync();
  }

  private static Summary.Image image(Path grid) throws IOException {
    byte[] png = Files.readAllBytes(grid);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    return Summary.Image.newBuilder()
        .setWidth(picture.getWidth())
        .setHeight(picture.getHeight())
        .setColorspace(picture.getColorModel().getNumComponents())
        .setEncodedImageString(ByteString.copyFrom(png))
        .build();
  }

  private void append(long step, Summary.Builder summary) {
    file.append(
        Event.newBuilder()
            .setWallTime(clock.getAsDouble())
            .setStep(step)
            .setSummary(summary)
            .build());
  }
}
