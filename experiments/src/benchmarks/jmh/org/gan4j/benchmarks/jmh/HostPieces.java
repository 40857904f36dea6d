package org.gan4j.benchmarks.jmh;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.StepReport;
import org.gan4j.train.alarm.PairDistance;
import org.gan4j.train.run.ImageGrid;
import org.gan4j.train.run.MetricLog;
import org.gan4j.train.run.PictureFile;
import org.gan4j.train.run.TensorBoardLog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the host does between two steps, and at reports and samples; no TensorFlow. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmn64m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HostPieces {

  private static final int IMAGES = 60_000;

  private final BatchOrder order = new BatchOrder(1, IMAGES, 64);
  private Images grid;
  private BufferedImage picture;
  private StepReport report;
  private Path folder;
  private MetricLog log;
  private TensorBoardLog events;
  private long number;

  /** Makes 64 images of 28 pixels, a report of eight values, and a run's folder. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    grid = noise(64, new ImageShape(28, 28, 1));
    picture = ImageGrid.of(grid, 8);
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      values.put("loss/number-" + i, Math.sqrt(i + 2));
    }
    report = new StepReport(100, 6400, 12.5, 640, values);
    folder = Files.createTempDirectory("gan4j-jmh");
    RunDirectory run = RunDirectory.create(folder, "jmh");
    log = new MetricLog(run.metrics());
    events = new TensorBoardLog(run);
  }

  /** Deletes the folder. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  /** The indices of a batch of 64; a permutation of 60 000 every 938th. */
  @Benchmark
  public int[] batchOrder() {
    return order.batch(number++);
  }

  /** A permutation of 60 000. */
  @Benchmark
  public int[] permutation() {
    return new RandomStream(new StreamKey(7), number++).permutation(IMAGES);
  }

  /** 8 x 8 images in one. */
  @Benchmark
  public BufferedImage imageGrid() {
    return ImageGrid.of(grid, 8);
  }

  /** That one as a PNG file. */
  @Benchmark
  public void pictureFile() {
    PictureFile.write(picture, folder.resolve("grid.png"));
  }

  /** A line of metrics.jsonl, with its alarms. */
  @Benchmark
  public void metricLogLine() {
    log.reported(report);
  }

  /** The same report as TensorBoard events. */
  @Benchmark
  public void tensorBoardEvents() {
    events.reported(report);
  }

  /** The distances between 64 samples. */
  @Benchmark
  public double pairDistance() {
    return PairDistance.of(grid);
  }

  /** SHA-256 of a data set of 64 images. */
  @Benchmark
  public String datasetHash() {
    return Dataset.hash(grid, Optional.empty());
  }

  private static Images noise(int count, ImageShape shape) {
    byte[] pixels = new byte[count * shape.size()];
    RandomStream draws = new RandomStream(new StreamKey(3), 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) draws.nextInt(256);
    }
    return new Images(shape, pixels);
  }
}
