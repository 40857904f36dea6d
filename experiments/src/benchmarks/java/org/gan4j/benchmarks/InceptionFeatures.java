package org.gan4j.benchmarks;

import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.network.InceptionV3;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Images through the 2015 Inception graph, or one of its shape: a second, a second of processor time
 * (the fair measure where other programs run), and the peak of memory.
 */
@Command(name = "InceptionFeatures", mixinStandardHelpOptions = true)
public final class InceptionFeatures implements Runnable {

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @Parameters(description = "A frozen graph with the node names of classify_image_graph_def.pb.")
  private Path graph;

  @Option(names = "--images", description = "Images a round.")
  private int images = 48;

  @Option(names = "--size", description = "Their height and width.")
  private int size = 32;

  @Option(names = "--rounds", description = "Counted rounds, after one to warm up.")
  private int rounds = 3;

  @Option(names = "--threads", description = "Threads inside an operation.")
  private int threads = 2;

  @Option(names = "--features", description = "Write the features of the first images as text.")
  private Path features;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new InceptionFeatures()).execute(arguments));
  }

  @Override
  public void run() {
    FloatImages pictures = pictures(images, size);
    List<Double> speeds = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    try (InceptionV3 network = InceptionV3.open(graph, threads)) {
      write(network.extract(pictures(Math.min(images, 16), size)));
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        long busy = system.getProcessCpuTime();
        network.extract(pictures);
        speeds.add(images / ((System.nanoTime() - start) / 1e9));
        processor.add(images / ((system.getProcessCpuTime() - busy) / 1e9));
        System.out.printf(Locale.ROOT, "round %.2f %.2f%n", speeds.get(round), processor.get(round));
      }
    }
    System.out.printf(Locale.ROOT, "median %.2f %.2f%n", Rounds.median(speeds), Rounds.median(processor));
    System.out.println("peak " + peak());
  }

  /** Whole numbers in 0..255 that the peer makes too. */
  private static FloatImages pictures(int count, int size) {
    float[] pixels = new float[count * size * size * 3];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (k * 2654435761L >>> 13) & 255;
    }
    return new FloatImages(new ImageShape(size, size, 3), pixels);
  }

  private void write(Features found) {
    if (features == null) {
      return;
    }
    int width = found.values().length / found.count();
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < found.values().length; k++) {
      text.append(found.values()[k]).append(k % width == width - 1 ? '\n' : ' ');
    }
    try {
      Files.writeString(features, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String peak() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.substring(6).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException notLinux) {
      return "unknown";
    }
  }
}
