package org.gan4j.experiments.experiment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gan4j.core.data.DatasetSpec;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.config.ConfigReader;
import org.gan4j.train.alarm.Alarms;
import org.gan4j.train.execution.Execution;

/**
 * A whole experiment, as its config describes it. Equal experiments give the same bits on the same
 * machine with the same versions.
 *
 * @param dataset the real images
 * @param variant the {@code Config} record of the variant that {@code variant/type} names; {@link
 *     Variants#create} makes the variant of it
 * @param training how long and how to train
 * @param evaluation how the result is measured; left out for a variant that is not a GAN, such as a
 *     classifier
 * @param alarms thresholds that differ from the defaults
 * @param execution on which device and how to compute; left out for the defaults
 * @param seed decides every random draw
 */
public record Experiment(
    DatasetSpec dataset,
    @JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
        @JsonTypeIdResolver(VariantTypeIds.class)
        Record variant,
    TrainingConfig training,
    Optional<EvaluationConfig> evaluation,
    Optional<Alarms> alarms,
    Optional<Execution> execution,
    long seed) {

  private static final Pattern POINTER =
      Pattern.compile("/(dataset|variant|training|evaluation|alarms|execution|seed)[/:]");

  /**
   * Reads a config file.
   *
   * @param overrides values that replace those of the file
   * @throws org.gan4j.core.InputException if the file or a value is not as it must be
   */
  public static Experiment read(Path file, List<ConfigOverride> overrides) {
    return ConfigReader.read(file, Experiment.class, overrides);
  }

  /**
   * Returns whether a text begins with a pointer into a config: {@code /training/steps: 60 -> 100}.
   */
  public static boolean isPointedAtBy(String text) {
    return POINTER.matcher(text).lookingAt();
  }

  /**
   * Reads a config as {@link #read} does, for a verb without {@code --set}, which errors then do
   * not suggest.
   */
  public static Experiment readFixed(Path file, List<ConfigOverride> overrides) {
    return ConfigReader.readFixed(file, Experiment.class, overrides);
  }

  /** Reads the text of a config that is called {@code name} in errors. */
  public static Experiment parse(String name, String text) {
    return ConfigReader.parseFixed(name, text, Experiment.class);
  }
}
