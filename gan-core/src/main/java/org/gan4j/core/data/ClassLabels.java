package org.gan4j.core.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;

/**
 * The class of each image of a set, and the names of the classes. Labels of two sets are matched by
 * these names: see {@link #among}.
 *
 * @param of the label of each image, in {@code [0, names.count())}; not copied
 * @param names of the classes
 */
public record ClassLabels(int[] of, ClassNames names) {

  /** Returns the number of images. */
  public int count() {
    return of.length;
  }

  /** Returns the labels of some images, in their order. */
  public ClassLabels select(int... indices) {
    return new ClassLabels(IntStream.of(indices).map(index -> of[index]).toArray(), names);
  }

  /** Returns the names of the classes without images. */
  public List<String> unused() {
    boolean[] used = new boolean[names.count()];
    IntStream.of(of).forEach(label -> used[label] = true);
    return IntStream.range(0, used.length).filter(k -> !used[k]).mapToObj(names::of).toList();
  }

  /**
   * Returns these labels as numbers of another set's classes. Classes are matched by name. If the
   * two sets have no name in common, and the names of one set are numbers, classes are matched by
   * number; {@link #note} says so.
   *
   * @param others names of the other set's classes
   * @param set name of this set in messages
   * @param otherSet name of the other set in messages
   * @throws InputException naming the classes of this set's images that the other set lacks
   */
  public ClassLabels among(ClassNames others, String set, String otherSet) {
    if (names.equals(others)) {
      return this;
    }
    boolean byNumber = byNumber(others);
    int[] numbers = names.names().stream().mapToInt(name -> others.find(name).orElse(-1)).toArray();
    SortedSet<String> missing = new TreeSet<>();
    int[] renumbered = new int[of.length];
    for (int image = 0; image < of.length; image++) {
      renumbered[image] = byNumber ? of[image] : numbers[of[image]];
      if (renumbered[image] < 0) {
        missing.add(names.of(of[image]));
      }
    }
    if (!missing.isEmpty()) {
      throw new InputException(
          set,
          String.format(
              Locale.ROOT,
              "expected only classes of %s (%s), found %s",
              otherSet,
              others,
              ClassNames.list(missing)),
          "Call the same class by the same name, or leave its images out.");
    }
    return new ClassLabels(renumbered, others);
  }

  /** Returns a note for the reader if {@link #among} matches classes by number. */
  public Optional<String> note(ClassNames others, String set, String otherSet) {
    return byNumber(others)
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the classes of %s (%s) have no names in common with those of %s (%s): matched by number",
                set,
                names,
                otherSet,
                others))
        : Optional.empty();
  }

  private boolean byNumber(ClassNames others) {
    return of.length > 0 && names.areNumbersOf(others);
  }
}
