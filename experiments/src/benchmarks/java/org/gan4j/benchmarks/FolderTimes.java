package org.gan4j.benchmarks;

import java.util.Locale;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.catalog.DatasetCatalog;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.core.data.Split;
import org.gan4j.core.data.Storage;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.stream.Prefetcher;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Images a second that are read ahead from a folder, in batches of 64 in the order of training. */
@Command(name = "FolderTimes", mixinStandardHelpOptions = true)
public final class FolderTimes implements Runnable {

  private static final int BATCH = 64;

  @Parameters(description = "The folder.")
  private Path folder;

  @Option(names = "--readers", description = "Threads that decode.")
  private int readers = 1;

  @Option(names = "--size", description = "Height and width to resize to.")
  private int size = 64;

  @Option(names = "--cache", description = "Folder of a cache; made first if it is not there.")
  private String cache;

  @Option(names = "--images", description = "How many, after a quarter as many to warm up.")
  private int images = 20_000;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FolderTimes()).execute(arguments));
  }

  @Override
  public void run() {
    DatasetSpec spec =
        new DatasetSpec("folder", Optional.of(folder.toString()), size, 3)
            .kept(Optional.of(Storage.STREAM), Optional.of(2), Optional.ofNullable(cache));
    Dataset dataset = DatasetCatalog.ofEnvironment().load(spec, Split.TRAIN);
    BatchOrder order = new BatchOrder(1, dataset.count(), BATCH);
    try (Prefetcher ahead =
        new Prefetcher(dataset, number -> new int[][] {order.batch(number)}, readers)) {
      int batches = images / BATCH;
      read(ahead, order, 0, batches / 4);
      long start = System.nanoTime();
      read(ahead, order, batches / 4, batches / 4 + batches);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%.0f%n", batches * BATCH / seconds);
    }
  }

  private static void read(Prefetcher ahead, BatchOrder order, int from, int to) {
    for (int number = from; number < to; number++) {
      ahead.expect(number);
      ahead.read(new int[][] {order.batch(number)});
    }
  }
}
