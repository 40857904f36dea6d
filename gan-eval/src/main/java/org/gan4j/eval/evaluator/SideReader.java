package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.Protocol;
import org.gan4j.eval.protocol.Need;
import org.gan4j.eval.protocol.Role;
import org.gan4j.eval.protocol.Side;

/**
 * Reads the sets of a measurement into what metrics look at: each set once, in one pass of the
 * feature network.
 *
 * @param sets to be read
 * @param network reads images; empty if no metric needs features of images
 * @param seed of the choice of images, and of groups
 * @param cache of statistics of real images
 */
record SideReader(Sets sets, Optional<NetworkPass> network, long seed, StatisticsCache cache) {

  /**
   * Refuses, before anything is read, metrics that need sets which are not there.
   *
   * @throws InputException naming what is missing
   */
  void requireSets(Map<Role, Set<Need>> needs) {
    if (!needs.get(Role.REAL).isEmpty() && sets.real().isEmpty()) {
      throw missing("real images to compare with");
    }
    if (!needs.get(Role.TRAINING).isEmpty() && sets.training().isEmpty()) {
      throw missing("the images that the generator has learnt from");
    }
    requireGenerator(needs.get(Role.FAKE));
    requireLabels(sets.fake(), needs.get(Role.FAKE));
    sets.real().ifPresent(real -> requireLabels(real, needs.get(Role.REAL)));
    sets.training().ifPresent(training -> requireLabels(training, needs.get(Role.TRAINING)));
  }

  private void requireGenerator(Set<Need> needs) {
    boolean made = sets.fake() instanceof ImageSet images && images.generator().isPresent();
    if (needs.contains(Need.GENERATOR) && !made) {
      throw new InputException(
          sets.fake().name(),
          "expected a run, whose generator can be asked for images, found a set of images",
          "Choose another metric, or give a run.");
    }
  }

  private static void requireLabels(Measurable set, Set<Need> needs) {
    boolean labelled = set instanceof ImageSet images && images.labels().isPresent();
    if (needs.contains(Need.LABELS) && !labelled) {
      throw new InputException(
          set.name(),
          "expected labels for this metric, found none",
          "Choose another metric, a run of a conditional variant, or images in a folder a class.");
    }
  }

  /**
   * What will be kept in memory.
   *
   * @param samples how many are judged; all where nothing is said
   * @param needs of all metrics, by role
   * @param floored whether a noise floor is taken
   */
  MemoryNeed memory(Optional<Integer> samples, Map<Role, Set<Need>> needs, boolean floored) {
    var memory =
        network
            .map(pass -> pass.preparation().network())
            .map(net -> new MemoryNeed(net.featureSize(), net.classes()))
            .orElseGet(() -> new MemoryNeed(0, 0));
    int fakes = samples.orElse(sets.fake().count());
    count(memory, sets.fake(), fakes, needs.get(Role.FAKE));
    sets.real().ifPresent(real -> count(memory, real, real.count(), needs.get(Role.REAL)));
    sets.training()
        .ifPresent(images -> count(memory, images, images.count(), needs.get(Role.TRAINING)));
    if (floored) {
      count(
          memory,
          sets.training().<Measurable>map(t -> t).orElse(sets.fake()),
          fakes,
          needs.get(Role.FAKE));
    }
    return memory;
  }

  private static void count(MemoryNeed memory, Measurable set, int images, Set<Need> needs) {
    if (set instanceof ImageSet source) {
      memory.add(images, source.shape().map(ImageShape::size).orElse(0), needs);
    }
  }

  private static InputException missing(String what) {
    return new InputException(
        "metric", "expected " + what + ", found none", "Give them, or choose another metric.");
  }

  /** The images that are judged. */
  Side fake(Optional<Integer> samples, Set<Need> needs) {
    int[] chosen = Choice.samples(sets.fake(), samples, seed);
    if (sets.fake() instanceof ImageSet images) {
      SideBuilder builder = builder(images, chosen, needs);
      read(images, "samples", List.of(builder));
      return builder.build();
    }
    return GivenSide.of((GivenSet) sets.fake(), chosen);
  }

  /**
   * The real images.
   *
   * @param needs of all metrics, by role
   * @param floorCount how many images a noise floor is taken over, 0 for none
   */
  RealSides real(Map<Role, Set<Need>> needs, int floorCount) {
    Set<Need> ofReal = needs.get(Role.REAL);
    if (ofReal.isEmpty()) {
      return training(needs, 0);
    }
    Measurable set = sets.real().orElseThrow();
    if (sets.training().isPresent() || floorCount == 0) {
      Side real = set instanceof ImageSet images ? reference(images, ofReal) : given(set);
      return training(needs, floorCount).with(real, real);
    }
    return set instanceof ImageSet images
        ? halves(images, needs, floorCount)
        : GivenSide.halves((GivenSet) set, floorCount, seed);
  }

  private Side reference(ImageSet images, Set<Need> needs) {
    SideBuilder all = builder(images, Choice.all(images), needs);
    read(images, "reference", List.of(all));
    return all.build();
  }

  private static Side given(Measurable set) {
    return GivenSide.of((GivenSet) set, Choice.all(set));
  }

  /** Without training images, one part of the real images is held against the others. */
  private RealSides halves(ImageSet images, Map<Role, Set<Need>> needs, int floorCount) {
    int[] chosen = Choice.half(images, floorCount, seed);
    if (chosen.length == 0) {
      Side single = reference(images, needs.get(Role.REAL));
      return RealSides.withoutFloor(single, null, RealSides.SINGLE);
    }
    Set<Need> ungrouped = EnumSet.copyOf(needs.get(Role.FAKE));
    ungrouped.remove(Need.GROUPS);
    SideBuilder all = builder(images, Choice.all(images), needs.get(Role.REAL));
    SideBuilder floor = builder(images, chosen, ungrouped);
    SideBuilder rest = builder(images, Choice.others(images.count(), chosen), needs.get(Role.REAL));
    read(images, "reference", List.of(all, floor, rest));
    return new RealSides(
        all.build(), null, floor.build(), rest.build(), GivenSide.part(images, chosen), null);
  }

  /** The training images, with as many of them as a noise floor needs. */
  private RealSides training(Map<Role, Set<Need>> needs, int floorCount) {
    Set<Need> ofTraining = needs.get(Role.TRAINING);
    if (sets.training().isEmpty() || (ofTraining.isEmpty() && floorCount == 0)) {
      return RealSides.withoutFloor(null, null, null);
    }
    ImageSet images = sets.training().get();
    List<SideBuilder> builders = new ArrayList<>();
    int[] chosen = Choice.floor(images.count(), floorCount, seed);
    if (!ofTraining.isEmpty()) {
      builders.add(builder(images, Choice.all(images), ofTraining));
    }
    if (floorCount > 0) {
      builders.add(builder(images, chosen, needs.get(Role.FAKE)));
    }
    read(images, ofTraining.isEmpty() ? "noise floor" : "training images", builders);
    Side training = ofTraining.isEmpty() ? null : builders.get(0).build();
    Side floor = floorCount == 0 ? null : builders.get(builders.size() - 1).build();
    var part = new Protocol.ImageSet(images.name(), images.contentHash(), chosen.length);
    return new RealSides(null, training, floor, null, part, null);
  }

  private SideBuilder builder(ImageSet images, int[] indices, Set<Need> needs) {
    return new SideBuilder(images, indices, needs, network, seed);
  }

  private void read(ImageSet images, String stage, List<SideBuilder> builders) {
    List<SideBuilder> unknown =
        builders.stream()
            .filter(SideBuilder::needsNetwork)
            .filter(builder -> !builder.recall(cache))
            .toList();
    if (!unknown.isEmpty()) {
      network.orElseThrow().read(images, stage, unknown);
      unknown.forEach(builder -> builder.remember(cache));
    }
  }
}
