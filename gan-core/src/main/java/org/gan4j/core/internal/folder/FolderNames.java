package org.gan4j.core.internal.folder;

import java.util.Collection;
import java.util.List;

/** Names of folders and files in messages. */
final class FolderNames {

  private static final int MOST_NAMED = 3;

  private FolderNames() {}

  /** Names folders: {@code a/, b/ and c/}. */
  static String slashed(Collection<String> names) {
    List<String> all = List.copyOf(names);
    int last = all.size() - 1;
    String end = all.get(last) + "/";
    return last == 0 ? end : String.join("/, ", all.subList(0, last)) + "/ and " + end;
  }

  /** Names the first few of many: {@code a, b, c and 4 more}. */
  static String shortened(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    return names.size() <= MOST_NAMED
        ? first
        : first + " and " + (names.size() - MOST_NAMED) + " more";
  }
}
