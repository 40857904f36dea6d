package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.StepReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

class TensorBoardLogTest {

  @TempDir private Path folder;
  private RunDirectory run;
  private TensorBoardLog log;
  private Path file;

  @BeforeEach
  void open() {
    run = RunDirectory.create(folder, "toy");
    log = new TensorBoardLog(run, () -> 1.5e9);
    file = run.tensorBoard().resolve("events.out.tfevents.gan4j");
  }

  private void report(long step) {
    log.reported(new StepReport(step, 8 * step, 1, 8, Map.of("loss/generator", step / 10.0)));
  }

  private List<Event> events() throws IOException {
    return new EventFile(file).read();
  }

  private List<Long> steps() throws IOException {
    return events().stream().filter(Event::hasSummary).map(Event::getStep).toList();
  }

  @Test
  void reportsAndGridsAreEventsBehindTheVersion() throws IOException {
    report(10);
    var grid = new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(grid, "png", run.sampleGrid(10).toFile());
    log.sampleDue(10);
    log.sampleDue(20);
    log.measured(20, Map.of("fid", 2.5));

    assertThat(events().get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(steps()).containsExactly(10L, 10L, 20L);
    assertThat(events().get(1).getSummary().getValue(0).getTag()).isEqualTo("loss/generator");
    assertThat(events().get(1).getSummary().getValue(0).getSimpleValue()).isEqualTo(1);
    Summary.Image image = events().get(2).getSummary().getValue(0).getImage();
    assertThat(image.getEncodedImageString().toByteArray())
        .isEqualTo(Files.readAllBytes(run.sampleGrid(10)));
    assertThat(image.getWidth()).isEqualTo(5);
    assertThat(image.getHeight()).isEqualTo(3);
    assertThat(image.getColorspace()).isEqualTo(1);
    assertThat(events().get(3).getSummary().getValue(0).getSimpleValue()).isEqualTo(2.5f);
    assertThat(events()).allMatch(event -> event.getWallTime() == 1.5e9);
  }

  /** TensorFlow 2.21.0: tf.io.TFRecordWriter gives these bytes for the version at time 0. */
  @Test
  void theRecordsAreThoseOfTensorFlow() throws IOException {
    new TensorBoardLog(run, () -> 0).measured(1, Map.of());
    assertThat(Arrays.copyOf(Files.readAllBytes(file), 31))
        .isEqualTo(
            HexFormat.of()
                .parseHex("0f000000000000006d532b091a0d627261696e2e4576656e743a32fc985129"));
  }

  @Test
  void aResumedRunCutsItBack() throws IOException {
    for (long step = 10; step <= 50; step += 10) {
      report(step);
    }
    log.started(30, null);
    assertThat(steps()).containsExactly(10L, 20L, 30L);
    report(40);
    assertThat(steps()).containsExactly(10L, 20L, 30L, 40L);
  }

  @Test
  void whatACrashCutShortIsDropped() throws IOException {
    report(10);
    report(20);
    byte[] whole = Files.readAllBytes(file);
    for (int length = whole.length - 1; length > whole.length - 20; length--) {
      Files.write(file, Arrays.copyOf(whole, length));
      log.started(100, null);
      assertThat(steps()).containsExactly(10L);
    }
  }

  @Test
  void aFlippedBitEndsTheFile() throws IOException {
    report(10);
    report(20);
    report(30);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 60] ^= 4;
    Files.write(file, bytes);
    log.started(100, null);
    assertThat(steps()).hasSizeLessThan(3).startsWith(10L);
    report(40);
    assertThat(steps()).endsWith(40L);
  }
}
