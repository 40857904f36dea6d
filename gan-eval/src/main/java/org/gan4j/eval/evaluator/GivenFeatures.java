package org.gan4j.eval.evaluator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.set.FeatureOrigin;
import org.gan4j.eval.set.GivenSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * The sets of a measurement that are features or statistics in files. Evaluations record the
 * network that the files name, as far as it is known, and never the network that was asked for.
 *
 * @param sets the sets, the real one first
 */
record GivenFeatures(List<GivenSet> sets) {

  static GivenFeatures of(MeasuredSets sets) {
    return new GivenFeatures(
        Stream.concat(sets.real().stream(), Stream.of(sets.fake()))
            .filter(GivenSet.class::isInstance)
            .map(GivenSet.class::cast)
            .toList());
  }

  /**
   * Returns the feature space of a measurement of files alone.
   *
   * @param asked space that the protocol asks for
   * @throws InputException if the files do not fit each other or the network that was asked for
   */
  RecordedSpace alone(FeatureSpace asked, NetworkSource networks) {
    GivenSet first = sets.get(0);
    for (GivenSet other : sets) {
      requireSize(other, first.featureSize(), "as " + first.name() + " has");
      if (first.origin().isPresent() && other.origin().isPresent()) {
        requireOrigin(other, first.origin().get());
      }
    }
    if (!asked.given()) {
      sets.forEach(set -> requireAsked(set, asked, networks));
    }
    return sets.stream().allMatch(set -> set.origin().isPresent())
        ? RecordedSpace.of(first.origin().orElseThrow(), ClassNames.NONE, List.of())
        : RecordedSpace.unknown(first.featureSize());
  }

  /**
   * Returns the feature space of a measurement of both images and files.
   *
   * @param input input of the network that reads the images
   * @param origin origin of the features of the images
   * @throws InputException if a file does not fit the network that reads the images
   */
  RecordedSpace beside(NetworkInput input, FeatureOrigin origin) {
    FeatureNetwork network = input.network();
    for (GivenSet set : sets) {
      requireSize(set, network.featureSize(), "for feature network " + network.name());
      if (set.origin().isPresent()) {
        requireOrigin(set, origin);
      }
    }
    return RecordedSpace.of(
        origin,
        network.classNames(),
        sets.stream()
            .filter(set -> set.origin().isEmpty())
            .map(
                set ->
                    String.format(
                        Locale.ROOT,
                        "nothing says which network the features of %s are of: they are taken for"
                            + " those of %s",
                        set.name(),
                        origin.label()))
            .toList());
  }

  private static void requireAsked(GivenSet set, FeatureSpace asked, NetworkSource networks) {
    Optional<FeatureOrigin> origin = set.origin();
    if (origin.isPresent() && origin.get().label().equals(asked.label(asked.network()))) {
      return;
    }
    NetworkSource.Known network = networks.describe(asked.network());
    requireSize(set, network.featureSize(), "for feature network " + network.name());
    if (origin.isPresent() && !origin.get().label().equals(asked.label(network.name()))) {
      throw otherOrigin(set, asked.label(network.name()), origin.get().label());
    }
  }

  private static void requireSize(GivenSet set, int expected, String why) {
    if (set.featureSize() != expected) {
      throw new InputException(
          set.name(),
          String.format(
              Locale.ROOT, "expected %d columns %s, found %d", expected, why, set.featureSize()),
          "Compute the features of both sets with one network: gan features.");
    }
  }

  private static void requireOrigin(GivenSet set, FeatureOrigin expected) {
    FeatureOrigin found = set.origin().orElseThrow();
    if (!found.isAlike(expected)) {
      throw otherOrigin(set, expected.toString(), found.toString());
    }
  }

  private static InputException otherOrigin(GivenSet set, String expected, String found) {
    return new InputException(
        set.name(),
        String.format(Locale.ROOT, "expected features of %s, found those of %s", expected, found),
        "Compute the features of both sets with one network: gan features.");
  }
}
