package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;
import org.gan4j.eval.set.Choice;
import org.gan4j.eval.set.GivenSet;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;

/**
 * Reads the sets of a measurement into what metrics look at: each set once, in one pass of the
 * feature network.
 *
 * @param sets to be read
 * @param network reads images; empty if no metric needs features of images
 * @param seed of the choice of images, and of groups
 * @param cache of statistics of real images
 */
record SetReader(
    MeasuredSets sets, Optional<NetworkPass> network, long seed, StatisticsCache cache) {

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

  private static void requireLabels(MeasuredSet set, Set<Need> needs) {
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
          sets.training().<MeasuredSet>map(t -> t).orElse(sets.fake()),
          fakes,
          needs.get(Role.FAKE));
    }
    return memory;
  }

  private static void count(MemoryNeed memory, MeasuredSet set, int images, Set<Need> needs) {
    if (set instanceof ImageSet source) {
      memory.add(images, source.shape().map(ImageShape::size).orElse(0), needs);
    }
  }

  private static InputException missing(String what) {
    return new InputException(
        "metric", "expected " + what + ", found none", "Give them, or choose another metric.");
  }

  /** The images that are judged. */
  SetData fake(Optional<Integer> samples, Set<Need> needs) {
    int[] chosen = Choice.samples(sets.fake(), samples, seed);
    if (sets.fake() instanceof ImageSet images) {
      SetDataBuilder builder = builder(images, chosen, needs);
      read(images, "samples", List.of(builder));
      return builder.build();
    }
    return GivenData.of((GivenSet) sets.fake(), chosen);
  }

  /**
   * The real images.
   *
   * @param needs of all metrics, by role
   * @param floorCount how many images a noise floor is taken over, 0 for none
   */
  RealData real(Map<Role, Set<Need>> needs, int floorCount) {
    Set<Need> ofReal = needs.get(Role.REAL);
    if (ofReal.isEmpty()) {
      return training(needs, 0);
    }
    MeasuredSet set = sets.real().orElseThrow();
    if (sets.training().isPresent() || floorCount == 0) {
      SetData real = set instanceof ImageSet images ? reference(images, ofReal) : given(set);
      return training(needs, floorCount).with(real, real);
    }
    return set instanceof ImageSet images
        ? halves(images, needs, floorCount)
        : GivenData.halves((GivenSet) set, floorCount, seed);
  }

  private SetData reference(ImageSet images, Set<Need> needs) {
    SetDataBuilder all = builder(images, Choice.all(images), needs);
    read(images, "reference", List.of(all));
    return all.build();
  }

  private static SetData given(MeasuredSet set) {
    return GivenData.of((GivenSet) set, Choice.all(set));
  }

  /** Without training images, one part of the real images is held against the others. */
  private RealData halves(ImageSet images, Map<Role, Set<Need>> needs, int floorCount) {
    int[] chosen = Choice.half(images, floorCount, seed);
    if (chosen.length == 0) {
      SetData single = reference(images, needs.get(Role.REAL));
      return RealData.withoutFloor(single, null, RealData.SINGLE);
    }
    Set<Need> ungrouped = EnumSet.copyOf(needs.get(Role.FAKE));
    ungrouped.remove(Need.GROUPS);
    SetDataBuilder all = builder(images, Choice.all(images), needs.get(Role.REAL));
    SetDataBuilder floor = builder(images, chosen, ungrouped);
    SetDataBuilder rest =
        builder(images, Choice.others(images.count(), chosen), needs.get(Role.REAL));
    read(images, "reference", List.of(all, floor, rest));
    return new RealData(
        all.build(), null, floor.build(), rest.build(), GivenData.part(images, chosen), null);
  }

  /** The training images, with as many of them as a noise floor needs. */
  private RealData training(Map<Role, Set<Need>> needs, int floorCount) {
    Set<Need> ofTraining = needs.get(Role.TRAINING);
    if (sets.training().isEmpty() || (ofTraining.isEmpty() && floorCount == 0)) {
      return RealData.withoutFloor(null, null, null);
    }
    ImageSet images = sets.training().get();
    List<SetDataBuilder> builders = new ArrayList<>();
    int[] chosen = Choice.floor(images.count(), floorCount, seed);
    if (!ofTraining.isEmpty()) {
      builders.add(builder(images, Choice.all(images), ofTraining));
    }
    if (floorCount > 0) {
      builders.add(builder(images, chosen, needs.get(Role.FAKE)));
    }
    read(images, ofTraining.isEmpty() ? "noise floor" : "training images", builders);
    SetData training = ofTraining.isEmpty() ? null : builders.get(0).build();
    SetData floor = floorCount == 0 ? null : builders.get(builders.size() - 1).build();
    var part = new ProtocolRecord.ImageSet(images.name(), images.contentHash(), chosen.length);
    return new RealData(null, training, floor, null, part, null);
  }

  private SetDataBuilder builder(ImageSet images, int[] indices, Set<Need> needs) {
    return new SetDataBuilder(images, indices, needs, network, seed);
  }

  private void read(ImageSet images, String stage, List<SetDataBuilder> builders) {
    List<SetDataBuilder> unknown =
        builders.stream()
            .filter(SetDataBuilder::needsNetwork)
            .filter(builder -> !builder.recall(cache))
            .toList();
    if (!unknown.isEmpty()) {
      network.orElseThrow().read(images, stage, unknown);
      unknown.forEach(builder -> builder.remember(cache));
    }
  }
}
