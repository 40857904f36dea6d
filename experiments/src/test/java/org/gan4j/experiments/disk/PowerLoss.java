package org.gan4j.experiments.disk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.gan4j.experiments.disk.DiskState.Fate;

/**
 * What a disk may hold when the power fails after some changes. A change is sure to be there once
 * the disk was waited for: the content of a file, by a sync of the file; a name, by a sync of its
 * folder. Of all others any may be there or not, whatever their order, and bytes in part or not at
 * all under a length that is. This is how ALICE (Pillai et al., OSDI 2014) looks at disks: nothing
 * is in order but what a sync puts in order.
 *
 * @param log of what was done
 */
record PowerLoss(DiskLog log) {

  /** Is shown a disk. */
  interface Seen {

    /**
     * @param cut how many changes were asked for before the power failed
     * @param what became of those that were not sure
     */
    void state(int cut, String what, DiskState state) throws Exception;
  }

  /** Goes through the disks of every so many cuts, each once. */
  void each(int every, Seen seen) throws Exception {
    Set<String> known = new HashSet<>();
    for (int cut = log.changes().size(); cut > 0; cut -= every) {
      for (Loss loss : losses(cut)) {
        DiskState state = state(cut, loss.fates());
        if (known.add(state.hash())) {
          seen.state(cut, loss.what(), state);
        }
      }
    }
  }

  /** The disk of a process that was killed: what the system was told is there. */
  DiskState killed(int cut) {
    return state(cut, change -> Fate.KEPT);
  }

  private record Loss(String what, Function<DiskChange, Fate> fates) {}

  private DiskState state(int cut, Function<DiskChange, Fate> fates) {
    return DiskState.of(log.top(), log.changes().subList(0, cut), fates);
  }

  private List<Loss> losses(int cut) {
    List<DiskChange> unsure = unsure(cut);
    List<Loss> losses = new ArrayList<>();
    losses.add(new Loss("nothing lost", change -> Fate.KEPT));
    losses.add(loss("all lost", unsure, change -> Fate.LOST));
    losses.add(loss("bytes lost", unsure, change -> isBytes(change) ? Fate.LOST : Fate.KEPT));
    losses.add(loss("bytes spoilt", unsure, change -> isBytes(change) ? Fate.GARBAGE : Fate.KEPT));
    losses.add(loss("bytes torn", unsure, change -> isBytes(change) ? Fate.TORN : Fate.KEPT));
    losses.add(loss("names lost", unsure, change -> isBytes(change) ? Fate.KEPT : Fate.LOST));
    for (DiskChange one : unsure) {
      String what = one.getClass().getSimpleName();
      losses.add(loss("only kept: " + what, unsure, c -> c == one ? Fate.KEPT : Fate.LOST));
      losses.add(loss("only lost: " + what, unsure, c -> c == one ? Fate.LOST : Fate.KEPT));
    }
    Random chance = new Random(cut);
    Set<DiskChange> some = new HashSet<>(unsure);
    some.removeIf(change -> chance.nextBoolean());
    losses.add(loss("some lost", unsure, c -> some.contains(c) ? Fate.LOST : Fate.KEPT));
    return losses;
  }

  private static Loss loss(String what, List<DiskChange> unsure, Function<DiskChange, Fate> fates) {
    Set<DiskChange> open = new HashSet<>(unsure);
    return new Loss(what, change -> open.contains(change) ? fates.apply(change) : Fate.KEPT);
  }

  private static boolean isBytes(DiskChange change) {
    return change instanceof DiskChange.Written;
  }

  private List<DiskChange> unsure(int cut) {
    List<DiskChange> unsure = new ArrayList<>();
    Set<Node> syncedLater = new HashSet<>();
    for (int at = cut - 1; at >= 0; at--) {
      DiskChange change = log.changes().get(at);
      Node waitsFor = change.waitsFor();
      if (change instanceof DiskChange.Synced) {
        syncedLater.add(waitsFor);
      } else if (waitsFor != null && !syncedLater.contains(waitsFor)) {
        unsure.add(0, change);
      }
    }
    return unsure;
  }
}
