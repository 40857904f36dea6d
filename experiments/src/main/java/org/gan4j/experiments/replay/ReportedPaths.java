package org.gan4j.experiments.replay;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.experiment.EvaluationConfig;
import org.gan4j.experiments.experiment.Experiment;

/**
 * Limits what the config in a report can make this machine read and write. Anybody may have sent a
 * report. Unless the caller allows more, the config may not name a cache, and only files below the
 * current folder.
 */
final class ReportedPaths {

  private static final String CACHE = "dataset.cache";

  private ReportedPaths() {}

  /**
   * Returns the caller's overrides, and one that removes the cache unless the caller named one.
   *
   * @param given by the caller
   * @param acceptsPaths whether paths may lead anywhere
   * @throws InputException if a path of the report leads elsewhere
   */
  static List<ConfigOverride> confined(
      RecordedRun report, List<ConfigOverride> given, boolean acceptsPaths) {
    List<ConfigOverride> overrides = new ArrayList<>(given);
    List<ConfigSequence.Part> parts = ConfigSequence.of(report, given, Long.MAX_VALUE);
    boolean caches =
        parts.stream().anyMatch(part -> part.experiment().dataset().cache().isPresent());
    if (caches && !isGiven(CACHE, given)) {
      overrides.add(ConfigOverride.parse(CACHE + "=null"));
    }
    if (!acceptsPaths) {
      parts.forEach(part -> requireBelow(part.experiment(), given));
    }
    return overrides;
  }

  private static void requireBelow(Experiment experiment, List<ConfigOverride> given) {
    experiment.dataset().path().ifPresent(path -> requireBelow("dataset.path", path, given));
    Optional<EvaluationConfig> evaluation = experiment.evaluation();
    evaluation
        .map(EvaluationConfig::featureNetwork)
        .ifPresent(network -> requireBelow("evaluation.featureNetwork", network, given));
    evaluation
        .flatMap(EvaluationConfig::protocols)
        .ifPresent(all -> all.forEach(one -> requireProtocol("protocols", one, given)));
    evaluation
        .flatMap(EvaluationConfig::every)
        .ifPresent(every -> requireProtocol("every.protocol", every.protocol(), given));
  }

  /** A file, or a name with a network behind its first hyphen, which may be a file. */
  private static void requireProtocol(String key, String value, List<ConfigOverride> given) {
    requireBelow("evaluation." + key, value, given);
    requireBelow("evaluation." + key, value.substring(value.indexOf('-') + 1), given);
  }

  private static void requireBelow(String key, String value, List<ConfigOverride> given) {
    if (!isGiven(key, given) && !isBelow(value)) {
      throw InputException.atKey(
          "/" + key.replace('.', '/'),
          "expected a path below this folder, as anybody may have made the report, found " + value,
          "If you mean it, say --set "
              + ShellWord.of(key + "=" + value)
              + ", or --accept-paths for all paths of the report.");
    }
  }

  private static boolean isBelow(String value) {
    try {
      Path path = Path.of(value);
      return !path.isAbsolute() && !path.normalize().startsWith("..");
    } catch (InvalidPathException noPath) {
      return true;
    }
  }

  private static boolean isGiven(String key, List<ConfigOverride> given) {
    String pointer = "/" + key.replace('.', '/');
    return given.stream()
        .map(override -> override.pointer().toString())
        .anyMatch(one -> pointer.equals(one) || pointer.startsWith(one + "/"));
  }
}
