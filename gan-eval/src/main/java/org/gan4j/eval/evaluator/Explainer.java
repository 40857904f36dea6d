package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.convention.Arithmetic;
import org.gan4j.eval.convention.Convention;
import org.gan4j.eval.convention.Explanation;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.image.resize.Resizer;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.set.Choice;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.NetworkInput;

/**
 * Recomputes one Fréchet distance under several conventions from the same images. It makes one pass
 * over each set for each distinct way of preparing images; ways that only resize share a pass if no
 * image needs resizing.
 *
 * @param network the feature network; the caller closes it
 * @param seed seed of the choice of images, if there are more than asked for
 * @param progress called after every block of images
 */
public record Explainer(FeatureNetwork network, long seed, MeasuringProgress progress) {

  /**
   * The statistics of both sets, and whether an image had another size than the network's input.
   */
  private record Sides(FeatureStatistics real, FeatureStatistics fake, boolean resized) {}

  /** Returns how many passes over each set the conventions need at most. */
  public int passes(List<Convention> conventions) {
    return groups(conventions).size();
  }

  /**
   * Recomputes the distance.
   *
   * @param conventions at least one; the others are compared with the first
   * @param count how many images are judged; all if empty
   * @throws org.gan4j.core.InputException if a set has too few images, one cannot be read, has more
   *     colours than the network takes, or gives a feature that is not finite
   */
  public Explanation explain(
      List<Convention> conventions, ImageSet real, ImageSet fake, Optional<Integer> count) {
    int[] chosen = Choice.samples(fake, count, seed);
    Map<Convention, Double> values = new HashMap<>();
    Optional<Sides> unresized = Optional.empty();
    for (var group : groups(conventions).entrySet()) {
      boolean scales = group.getValue().get(0).input().rescales(network);
      Sides sides =
          unresized.isPresent() && !scales
              ? unresized.get()
              : read(group.getKey(), real, fake, chosen);
      unresized = scales || sides.resized ? unresized : Optional.of(sides);
      values.putAll(values(group.getValue(), sides));
    }
    return new Explanation(
        network.name(),
        network.featureSize(),
        new ProtocolRecord.ImageSet(real.name(), real.contentHash(), real.count()),
        new ProtocolRecord.ImageSet(fake.name(), fake.contentHash(), chosen.length),
        unresized.isEmpty(),
        conventions.stream().map(of -> row(of, values.get(of))).toList());
  }

  private static Map<Convention, Double> values(List<Convention> conventions, Sides sides) {
    Map<Arithmetic, Double> distances = new HashMap<>();
    Map<Convention, Double> values = new HashMap<>();
    for (Convention convention : conventions) {
      double distance =
          distances.computeIfAbsent(
              convention.arithmetic(), by -> by.distance(sides.real, sides.fake));
      values.put(convention, distance);
    }
    return values;
  }

  private Map<Optional<Resizer>, List<Convention>> groups(List<Convention> conventions) {
    Map<Optional<Resizer>, List<Convention>> groups = new LinkedHashMap<>();
    conventions.forEach(
        convention ->
            groups
                .computeIfAbsent(convention.input().resizer(network), by -> new ArrayList<>())
                .add(convention));
    return groups;
  }

  private Explanation.Row row(Convention convention, double value) {
    return new Explanation.Row(
        convention,
        convention.input().resizing(network),
        convention.input().quantisation(network),
        value);
  }

  private Sides read(Optional<Resizer> resizer, ImageSet real, ImageSet fake, int[] chosen) {
    var watch = new SizeWatch(resizer);
    var input = new NetworkInput(network, Optional.empty(), Optional.of(watch));
    FeatureStatistics reals = statistics(input, real, Choice.all(real), "reference");
    FeatureStatistics fakes = statistics(input, fake, chosen, "samples");
    return new Sides(reals, fakes, watch.sawOtherSize());
  }

  private FeatureStatistics statistics(
      NetworkInput input, ImageSet images, int[] indices, String stage) {
    var builder =
        new SetDataBuilder(
            images, indices, EnumSet.of(Need.STATISTICS), Optional.of(input), seed, progress);
    new SetReader(StatisticsCache.NONE, progress).read(stage, List.of(builder));
    return builder.build().requireStatistics();
  }
}
