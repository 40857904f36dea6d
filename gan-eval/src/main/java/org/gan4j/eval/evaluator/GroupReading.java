package org.gan4j.eval.evaluator;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;
import org.gan4j.eval.set.Choice;
import org.gan4j.eval.set.GivenSet;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;

/**
 * Decides what a group of protocols reads: which images of each set, and what is gathered from
 * them. A {@link SetReader} fills the builders of all groups at once; after that the data is
 * complete.
 */
final class GroupReading {

  private final ProtocolGroup group;
  private final MeasuringProgress progress;
  private final Map<Role, Set<Need>> needs;
  private final Map<Role, List<SetDataBuilder>> builders = new EnumMap<>(Role.class);
  private final Supplier<SetData> fake;
  private Optional<Supplier<SetData>> real = Optional.empty();
  private Optional<Supplier<SetData>> training = Optional.empty();
  private Optional<Supplier<GroupData.Floor>> floor = Optional.empty();
  private Optional<String> noFloor;

  /**
   * @param cramped whether memory is too small for a noise floor
   * @param progress called for images that metrics ask a generator for
   */
  GroupReading(ProtocolGroup group, boolean cramped, MeasuringProgress progress) {
    this.group = group;
    this.progress = progress;
    this.needs = group.needs();
    for (Role role : Role.values()) {
      builders.put(role, new ArrayList<>());
    }
    MeasuredSet samples = group.sets().fake();
    int[] chosen = Choice.samples(samples, group.samples(), group.seed());
    this.fake = part(Role.FAKE, samples, chosen, needs.get(Role.FAKE));
    this.noFloor = noFloor(samples, chosen.length, cramped);
    planReal(group.floored() && noFloor.isEmpty() ? chosen.length : 0);
  }

  /** Returns the protocols of the group. */
  ProtocolGroup group() {
    return group;
  }

  /** Returns the builders that the set in this role fills. */
  List<SetDataBuilder> builders(Role role) {
    return builders.get(role);
  }

  /** Returns the gathered data, after the builders are filled. */
  GroupData data() {
    return new GroupData(
        fake.get(),
        real.map(Supplier::get),
        training.map(Supplier::get),
        floor.map(Supplier::get),
        noFloor);
  }

  /** Returns why there can be no floor; a floor needs as many real images as there are samples. */
  private static Optional<String> noFloor(MeasuredSet samples, int count, boolean cramped) {
    if (cramped) {
      return Optional.of("memory is too small for it");
    }
    return count > 0
        ? Optional.empty()
        : Optional.of("nothing says how many images " + samples.name() + " is of");
  }

  /**
   * @param floorCount number of images of a noise floor; 0 for none
   */
  private void planReal(int floorCount) {
    Set<Need> ofReal = needs.get(Role.REAL);
    if (ofReal.isEmpty()) {
      planTraining(0);
      return;
    }
    MeasuredSet set = group.sets().real().orElseThrow();
    Supplier<SetData> all = part(Role.REAL, set, Choice.all(set), ofReal);
    real = Optional.of(all);
    if (group.sets().training().isPresent()) {
      planTraining(floorCount);
    } else if (floorCount > 0) {
      planHalves(set, floorCount);
    }
  }

  /**
   * Plans to read all training images, for metrics that need them, and some in place of the
   * generated ones.
   */
  private void planTraining(int floorCount) {
    if (group.sets().training().isEmpty()) {
      return;
    }
    ImageSet images = group.sets().training().get();
    Set<Need> ofTraining = needs.get(Role.TRAINING);
    if (!ofTraining.isEmpty()) {
      training = Optional.of(part(Role.TRAINING, images, Choice.all(images), ofTraining));
    }
    if (floorCount > 0) {
      int[] chosen = Choice.floor(images.count(), floorCount, group.seed());
      planFloor(
          part(Role.TRAINING, images, chosen, needs.get(Role.FAKE)),
          real.orElseThrow(),
          new ProtocolRecord.ImageSet(images.name(), images.contentHash(), chosen.length));
    }
  }

  /**
   * Plans to compare one part of the real images with the rest, because there are no training
   * images.
   */
  private void planHalves(MeasuredSet set, int floorCount) {
    if (set instanceof GivenSet given && !given.canBeCut()) {
      noFloor = Optional.of(set.name() + " holds statistics, which cannot be cut in two parts");
      return;
    }
    int[] chosen = Choice.half(set, floorCount, group.seed());
    if (chosen.length == 0) {
      noFloor = Optional.of("a single real image has no two parts");
      return;
    }
    Set<Need> ungrouped = EnumSet.copyOf(needs.get(Role.FAKE));
    ungrouped.remove(Need.GROUPS);
    planFloor(
        part(Role.REAL, set, chosen, ungrouped),
        part(Role.REAL, set, Choice.others(set.count(), chosen), needs.get(Role.REAL)),
        new ProtocolRecord.ImageSet(
            "a part of " + set.name() + " against the rest", set.contentHash(), chosen.length));
  }

  private void planFloor(
      Supplier<SetData> images, Supplier<SetData> reference, ProtocolRecord.ImageSet record) {
    floor = Optional.of(() -> new GroupData.Floor(images.get(), reference.get(), record));
  }

  private Supplier<SetData> part(Role role, MeasuredSet set, int[] indices, Set<Need> what) {
    if (set instanceof ImageSet images) {
      var builder =
          new SetDataBuilder(images, indices, what, group.network(), group.seed(), progress);
      builders.get(role).add(builder);
      return Suppliers.memoize(builder::build);
    }
    return Suppliers.memoize(() -> ((GivenSet) set).data(indices));
  }
}
