package org.gan4j.experiments.measuring;

import com.google.common.hash.Hashing;
import com.google.common.io.Files;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.image.Damaged;
import org.gan4j.eval.image.FileKind;
import org.gan4j.eval.image.ImageCollection;
import org.gan4j.eval.image.ImageCollections;
import org.gan4j.eval.image.Skipped;
import org.gan4j.eval.internal.numpy.NpyArray;
import org.gan4j.eval.internal.numpy.NpyType;
import org.gan4j.eval.internal.numpy.NpzStatistics;
import org.gan4j.eval.set.CollectionSet;
import org.gan4j.eval.set.FeatureOrigin;
import org.gan4j.eval.set.GivenSet;
import org.gan4j.eval.set.MeasuredSet;

/** Images, features or statistics in folders and files that the user gives. */
final class GivenFiles {

  private static final int BLOCK = 1024;

  private GivenFiles() {}

  /**
   * Opens a path according to its content.
   *
   * @param skipsDamaged whether files that cannot be read are left out
   * @param terminal receives a line for each file left out
   * @param owner closes files that stay open
   * @throws InputException if it is none of these
   */
  static MeasuredSet open(
      Path path, boolean skipsDamaged, PrintStream terminal, Consumer<AutoCloseable> owner) {
    return switch (FileKind.of(path)) {
      case STATISTICS -> statistics(path);
      case FEATURES -> features(path);
      default -> images(path, skipsDamaged, terminal, owner);
    };
  }

  private static MeasuredSet images(
      Path path, boolean skipsDamaged, PrintStream terminal, Consumer<AutoCloseable> owner) {
    ImageCollection images =
        ImageCollections.open(path, skipsDamaged ? Damaged.SKIP : Damaged.REFUSE);
    owner.accept(images);
    for (Skipped file : images.skipped()) {
      terminal.println("Skipped " + file.name() + ": " + file.reason());
    }
    return new CollectionSet(images, Runtime.getRuntime().availableProcessors());
  }

  private static GivenSet statistics(Path file) {
    NpzStatistics found = NpzStatistics.read(file);
    String hash = sha256(file);
    Optional<FeaturesRecord> record = FeaturesRecord.read(file, hash);
    int count = record.map(FeaturesRecord::count).orElse(0);
    var statistics =
        FeatureStatistics.of(
            count < 2 ? FeatureStatistics.UNKNOWN : count, found.mean(), found.covariance());
    return GivenSet.ofStatistics(
        file.toString(), hash, count, statistics, record.map(FeaturesRecord::origin));
  }

  private static GivenSet features(Path file) {
    try (NpyArray array = NpyArray.open(file)) {
      List<Integer> shape = array.shape();
      FeatureTable table = table(array);
      for (int from = 0; from < shape.get(0); from += BLOCK) {
        int count = Math.min(BLOCK, shape.get(0) - from);
        double[] rows = array.rows(from, count);
        for (int row = 0; row < count; row++) {
          table.add(rows, row * shape.get(1));
        }
      }
      String hash = sha256(file);
      Optional<FeatureOrigin> origin = FeaturesRecord.read(file, hash).map(FeaturesRecord::origin);
      return GivenSet.ofFeatures(file.toString(), hash, table, origin);
    }
  }

  /** Empty, in the precision of an array. */
  private static FeatureTable table(NpyArray array) {
    int size = array.shape().get(1);
    if (size == 0 || array.shape().get(0) == 0) {
      throw new InputException(
          array.place(),
          "expected features of shape [n, d], found none in shape " + array.shape(),
          "Give features of some images.");
    }
    return array.type() == NpyType.FLOAT64
        ? FeatureTable.ofDoubles(array.place(), size)
        : new FeatureTable(array.place(), size);
  }

  static String sha256(Path file) {
    try {
      return Files.asByteSource(file.toFile()).hash(Hashing.sha256()).toString();
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "cannot be read (" + DiskFault.reason(failed) + ")",
          "Check the file and its permissions.",
          failed);
    }
  }
}
