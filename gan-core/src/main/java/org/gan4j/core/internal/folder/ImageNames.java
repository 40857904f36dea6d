package org.gan4j.core.internal.folder;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names of image files below a folder, or in an archive: relative paths with {@code /} between
 * their parts, sorted character by character: the same order under every locale and operating
 * system.
 *
 * @param names the names, in order
 */
public record ImageNames(List<String> names) {

  private static final Pattern IMAGE = Pattern.compile("(?is).+\\.(png|jpe?g)");
  private static final Pattern HIDDEN = Pattern.compile("(?s)(.*/)?\\..*");

  /** Sorts names. */
  public static ImageNames of(Collection<String> names) {
    return new ImageNames(names.stream().sorted().toList());
  }

  /** Returns whether a name ends in {@code .png}, {@code .jpg} or {@code .jpeg}, in any case. */
  public static boolean isImage(String name) {
    return IMAGE.matcher(name).matches();
  }

  /** Returns whether a part of a name begins with a dot: such files do not count. */
  public static boolean isHidden(String name) {
    return HIDDEN.matcher(name).matches();
  }

  /** The sub-folders one level down, in order, if every image is in one; else none. */
  public List<String> classes() {
    boolean allInFolders = names.stream().allMatch(name -> name.indexOf('/') > 0);
    TreeSet<String> classes = new TreeSet<>();
    if (allInFolders) {
      names.forEach(name -> classes.add(classOf(name)));
    }
    return List.copyOf(classes);
  }

  /** The position of each file's sub-folder in {@link #classes()}; empty without classes. */
  public Optional<int[]> labels() {
    List<String> classes = classes();
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Integer> positions = new HashMap<>();
    classes.forEach(name -> positions.put(name, positions.size()));
    return Optional.of(names.stream().mapToInt(name -> positions.get(classOf(name))).toArray());
  }

  private static String classOf(String name) {
    return name.substring(0, name.indexOf('/'));
  }
}
