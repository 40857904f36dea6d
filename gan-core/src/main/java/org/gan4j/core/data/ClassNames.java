package org.gan4j.core.data;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The names of the classes of a data set: class k has the k-th name. Classes without names are
 * named by their numbers.
 *
 * @param names one name for each class, all different; empty without classes
 */
public record ClassNames(List<String> names) {

  /** The names of a set without classes. */
  public static final ClassNames NONE = new ClassNames(List.of());

  private static final int MOST_SHOWN = 12;

  /**
   * @throws IllegalArgumentException if two classes have the same name
   */
  public ClassNames {
    names = List.copyOf(names);
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("two classes of one name in " + names);
    }
  }

  /** Returns the names {@code 0}, {@code 1}, ... for this many classes. */
  public static ClassNames numbered(int count) {
    return new ClassNames(IntStream.range(0, count).mapToObj(Integer::toString).toList());
  }

  /** Returns the number of classes. */
  public int count() {
    return names.size();
  }

  /** Returns the name of a class. */
  public String of(int label) {
    return names.get(label);
  }

  /** Returns the class with this name; empty if there is none. */
  public OptionalInt find(String name) {
    int label = names.indexOf(name);
    return label < 0 ? OptionalInt.empty() : OptionalInt.of(label);
  }

  /**
   * Returns the class that a user asks for: by its name, or by its number from 0 if no class has a
   * number as its name.
   */
  public OptionalInt asked(String nameOrNumber) {
    OptionalInt named = find(nameOrNumber);
    boolean numbers = names.stream().anyMatch(name -> name.matches("\\d+"));
    return named.isPresent() || numbers ? named : numbered(count()).find(nameOrNumber);
  }

  /** Returns whether the names are the numbers of the classes. */
  public boolean areNumbers() {
    return equals(numbered(count()));
  }

  /**
   * Returns whether these classes and others can only be matched by number: they have no name in
   * common, and the names of one side are numbers of the other side's classes.
   */
  boolean areNumbersOf(ClassNames others) {
    return names.stream().noneMatch(others.names::contains)
        && (areNumbers() && count() <= others.count()
            || others.areNumbers() && count() == others.count());
  }

  /** Returns whether each of these classes is one of the others, by name or otherwise by number. */
  public boolean areAmong(ClassNames others) {
    return others.names.containsAll(names) || areNumbersOf(others);
  }

  /**
   * Returns the names for messages: {@code cat, dog and hen}, or only the first if there are many.
   */
  @Override
  public String toString() {
    return list(names);
  }

  /** Lists names for messages, only the first if there are many. */
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
