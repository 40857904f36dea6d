package org.gan4j.experiments.measuring;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.eval.evaluator.StatisticsCache;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.internal.numpy.NpzStatistics;

/**
 * Caches statistics of real images in a folder, one file each, named by the hash of everything that
 * decides them.
 *
 * @param folder made if missing
 */
record StatisticsFiles(Path folder) implements StatisticsCache {

  /** Returns the cache of this machine, in the data folder. */
  static StatisticsFiles ofEnvironment() {
    return new StatisticsFiles(DataPlaces.ofEnvironment().dataDirectory().resolve("features"));
  }

  @Override
  public Optional<FeatureStatistics> find(Key key) {
    Path file = file(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      NpzStatistics found = NpzStatistics.read(file);
      return Optional.of(FeatureStatistics.of(key.count(), found.mean(), found.covariance()));
    } catch (InputException damaged) {
      return Optional.empty();
    }
  }

  @Override
  public void store(Key key, FeatureStatistics statistics) {
    try {
      new NpzStatistics(statistics.mean(), statistics.covariance()).write(file(key));
    } catch (InputException unwritten) {
      // Only time is lost: the next command computes them again.
    }
  }

  private Path file(Key key) {
    return folder.resolve(
        Hashing.sha256().hashString(key.toString(), StandardCharsets.UTF_8) + ".npz");
  }
}
