package org.gan4j.core.data;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What the classes of a data set are called: class k has the k-th name. Where nobody has named
 * them, their numbers are their names.
 *
 * @param names one a class, no two equal; none without classes
 */
public record ClassNames(List<String> names) {

  /** Of a set without classes. */
  public static final ClassNames NONE = new ClassNames(List.of());

  private static final int MOST_SHOWN = 12;

  /**
   * @throws IllegalArgumentException if two classes have one name
   */
  public ClassNames {
    names = List.copyOf(names);
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("two classes of one name in " + names);
    }
  }

  /** So many classes, called {@code 0}, {@code 1}, ... */
  public static ClassNames numbered(int count) {
    return new ClassNames(IntStream.range(0, count).mapToObj(Integer::toString).toList());
  }

  /** How many classes there are. */
  public int count() {
    return names.size();
  }

  /** The name of a class. */
  public String of(int label) {
    return names.get(label);
  }

  /** The class of a name; empty if there is none. */
  public OptionalInt find(String name) {
    int label = names.indexOf(name);
    return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
  }

  /**
   * The class that a user asks for, by its name; or by its number, from 0, where no class is called
   * by a number.
   */
  public OptionalInt asked(String nameOrNumber) {
    OptionalInt named = find(nameOrNumber);
    boolean numbers = names.stream().anyMatch(name -> name.matches("\\d+"));
    return named.isPresent() || numbers ? named : numbered(count()).find(nameOrNumber);
  }

  /** Whether the names are the classes' numbers. */
  public boolean areNumbers() {
    return equals(numbered(count()));
  }

  /**
   * Whether these classes are others by their numbers: no name of the one is a name of the other,
   * and either these are numbers of those, or those are the numbers of these.
   */
  boolean areNumbersOf(ClassNames others) {
    return names.stream().noneMatch(others.names::contains)
        && (areNumbers() && count() <= others.count()
            || others.areNumbers() && count() == others.count());
  }

  /** Whether each of these classes is one of the others, by name or else by number. */
  public boolean areAmong(ClassNames others) {
    return others.names.containsAll(names) || areNumbersOf(others);
  }

  /** For messages: {@code cat, dog and hen}, the first of many. */
  @Override
  public String toString() {
    return list(names);
  }

  /** Names for messages, the first of many. */
  static String list(Collection<String> names) {
    List<String> shown = names.stream().limit(MOST_SHOWN).toList();
    int more = names.size() - shown.size();
    if (more > 0) {
      return String.join(", ", shown) + " and " + more + " more";
    }
    int last = shown.size() - 1;
    return last < 1
        ? String.join("", shown)
        : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
  }
}
