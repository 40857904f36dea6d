package org.gan4j.experiments.replay;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.experiments.config.ConfigReader;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.run.Provenance;

/** The configs of a run that continued with changes, in their order. */
final class ConfigSequence {

  private ConfigSequence() {}

  /**
   * Steps that were trained with one config.
   *
   * @param experiment the config
   * @param until the last of these steps
   */
  record Part(Experiment experiment, long until) {}

  private record Text(String config, long until) {}

  /**
   * Returns the parts of a run, up to a step.
   *
   * @param overrides values that replace those of every part
   * @param until the last step to do
   * @throws InputException if a config cannot be read here, or the run went on with other images
   */
  static List<Part> of(RecordedRun recorded, List<ConfigOverride> overrides, long until) {
    List<Provenance.Change> changes =
        recorded.provenance().map(Provenance::changes).orElse(List.of());
    changes.forEach(change -> requireSameImages(recorded, change));
    List<Part> parts = new ArrayList<>();
    for (Text text : texts(recorded, changes)) {
      long done = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).until();
      if (done < until && done < text.until()) {
        String place = recorded.name() + " (config)";
        Experiment experiment =
            ConfigReader.parse(place, text.config(), Experiment.class, overrides);
        parts.add(new Part(experiment, Math.min(text.until(), until)));
      }
    }
    return parts;
  }

  /**
   * Returns the configs in order. A run that continued from an earlier step has lost what came
   * after that step.
   */
  private static List<Text> texts(RecordedRun recorded, List<Provenance.Change> changes) {
    List<Text> texts = new ArrayList<>();
    for (Provenance.Change change : changes) {
      if (change.config() != null) {
        texts.removeIf(text -> text.until() >= change.step());
        texts.add(new Text(change.config(), change.step()));
      }
    }
    texts.add(new Text(recorded.config(), Long.MAX_VALUE));
    return texts;
  }

  private static void requireSameImages(RecordedRun recorded, Provenance.Change change) {
    if (change.differences().stream().anyMatch(one -> one.startsWith("images: "))) {
      throw new InputException(
          recorded.name(),
          "expected a run on the same images from its beginning, found one that went on with"
              + " others after step "
              + change.step(),
          "Such a run cannot be replayed.");
    }
  }
}
