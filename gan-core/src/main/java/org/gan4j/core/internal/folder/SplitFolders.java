package org.gan4j.core.internal.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Split;

/**
 * The splits of a folder or an archive of images. Sub-folders called {@code train}, {@code test},
 * {@code val}, {@code valid} or {@code validation}, in any case of letters, are splits and never
 * classes.
 *
 * <p>Inside a folder that is called so itself, a sub-folder {@code train} among others is a class:
 * some published data sets have trains.
 *
 * @param folders the sub-folder of each split, as spelled on disk; empty without splits
 */
public record SplitFolders(Map<Role, String> folders) {

  /** What a split is for, by its name. */
  enum Role {
    /** Images to train on. */
    TRAIN("train"),
    /** Images held back. */
    TEST("test"),
    /** Images held back for choices; the test split if there is no other. */
    VALIDATION("val|valid|validation");

    private final Pattern names;

    Role(String names) {
      this.names = Pattern.compile("(?i)" + names);
    }

    /** Returns the split that a folder of this name holds; upper and lower case do not matter. */
    public static Optional<Role> of(String name) {
      return List.of(values()).stream()
          .filter(role -> role.names.matcher(name).matches())
          .findFirst();
    }
  }

  private static final Pattern DOMAIN =
      Pattern.compile("(?i)(train|test|val|valid|validation)[ab]");

  /** Copies the map. */
  public SplitFolders {
    folders = Map.copyOf(folders);
  }

  /**
   * Finds the splits among the names in a folder or archive.
   *
   * @param root the folder or archive
   * @param names all names in it, one level down, without hidden ones
   * @throws InputException if there is anything else beside splits, if a split occurs twice, or if
   *     the splits are of two domains
   */
  public static SplitFolders of(Path root, Collection<String> names) {
    Map<Role, String> splits = new EnumMap<>(Role.class);
    List<String> others = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      Optional<Role> role = Role.of(name);
      if (role.isEmpty()) {
        others.add(name);
      } else if (splits.putIfAbsent(role.get(), name) != null) {
        throw twice(root, splits.get(role.get()), name);
      }
    }
    if (splits.isEmpty()) {
      requireOneDomain(root, others);
    }
    if (splits.isEmpty() || others.isEmpty()) {
      return new SplitFolders(splits);
    }
    if (isSplit(root)) {
      return new SplitFolders(Map.of());
    }
    throw mixed(root, splits.values(), others);
  }

  /**
   * Returns whether a folder, or an archive without the ending of its name, has the name of a
   * split.
   */
  private static boolean isSplit(Path root) {
    Path name = root.toAbsolutePath().normalize().getFileName();
    return name != null && Role.of(name.toString().replaceFirst("(?i)\\.zip$", "")).isPresent();
  }

  private static void requireOneDomain(Path root, List<String> names) {
    if (names.size() > 1 && names.stream().allMatch(name -> DOMAIN.matcher(name).matches())) {
      throw new InputException(
          root.toString(),
          "expected images of one domain, found " + slashed(names),
          String.format(
              Locale.ROOT,
              "Give %s, or use the data set unpaired-folders.",
              root.resolve(names.get(0))));
    }
  }

  private static InputException twice(Path root, String first, String second) {
    return new InputException(
        root.toString(),
        String.format(Locale.ROOT, "expected each split once, found %s/ and %s/", first, second),
        "Put the images of one split into one folder.");
  }

  private static InputException mixed(Path root, Collection<String> splits, List<String> others) {
    return new InputException(
        root.toString(),
        String.format(
            Locale.ROOT,
            "expected nothing beside %s, found %s",
            slashed(splits),
            FolderNames.shortened(others)),
        String.format(
            Locale.ROOT,
            "Move it elsewhere; or, if all of them are classes, put them into %s.",
            root.resolve(Split.TRAIN.toString())));
  }

  /**
   * Refuses splits if a single set of images is expected.
   *
   * @param root the folder or archive
   * @param files the names of all files in it, with {@code /} between their parts
   * @throws InputException if there are splits, one or two levels down
   */
  public static void requireNone(Path root, Collection<String> files) {
    SortedMap<String, SortedSet<String>> children = children(files);
    SplitFolders splits = of(root, children.keySet());
    if (!splits.isEmpty()) {
      String first = new TreeMap<>(splits.folders).values().iterator().next();
      throw new InputException(
          root.toString(),
          "expected one set of images, found the splits " + slashed(splits.folders.values()),
          Files.isDirectory(root)
              ? "Give one of them, for instance " + root.resolve(first) + "."
              : "Unpack it, and give one of them.");
    }
    requireNoneWithin(root, children);
  }

  /**
   * Refuses classes that hold splits, because the images of all splits would be mixed.
   *
   * @param files as for {@link #requireNone}
   */
  static void requireNoneWithin(Path root, Collection<String> files) {
    requireNoneWithin(root, children(files));
  }

  private static void requireNoneWithin(Path root, SortedMap<String, SortedSet<String>> children) {
    children.forEach(
        (name, within) -> {
          if (within.size() > 1 && within.stream().allMatch(one -> Role.of(one).isPresent())) {
            throw new InputException(
                root.resolve(name).toString(),
                "expected images, found the splits " + slashed(within),
                children.size() == 1
                    ? "Give this folder."
                    : String.format(
                        Locale.ROOT,
                        "Put the splits outside of the classes: %s.",
                        root.resolve(within.first()).resolve(name)));
          }
        });
  }

  /** Returns the names one level down, each with the names below it. */
  private static SortedMap<String, SortedSet<String>> children(Collection<String> files) {
    SortedMap<String, SortedSet<String>> children = new TreeMap<>();
    for (String file : files) {
      String[] parts = file.split("/", 3);
      SortedSet<String> below = children.computeIfAbsent(parts[0], name -> new TreeSet<>());
      if (parts.length > 1) {
        below.add(parts[1]);
      }
    }
    return children;
  }

  /** Returns whether there are no splits. */
  public boolean isEmpty() {
    return folders.isEmpty();
  }

  /**
   * Returns the sub-folder of a split. Without {@code test}, the test split is {@code val}, {@code
   * valid} or {@code validation}.
   */
  public Optional<String> folder(Split split) {
    return Optional.ofNullable(
        split == Split.TRAIN
            ? folders.get(Role.TRAIN)
            : folders.getOrDefault(Role.TEST, folders.get(Role.VALIDATION)));
  }

  /** Makes the error for a missing split. */
  public InputException lacks(Path root, Split split) {
    String folder = split == Split.TRAIN ? "train/" : "test/ or val/";
    return FolderLayout.lacks(
        root, spelled(), split, "Put its images into the sub-folder " + folder + ".");
  }

  private SortedSet<String> spelled() {
    return new TreeSet<>(folders.values());
  }

  private static String slashed(Collection<String> names) {
    return FolderNames.slashed(new TreeSet<>(names));
  }
}
