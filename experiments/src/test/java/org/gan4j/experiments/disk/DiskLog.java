package org.gan4j.experiments.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes down all changes below a folder, and can make one of them fail. */
final class DiskLog {

  /** What is asked before each change. */
  interface Fault {

    /** Allows everything. */
    Fault NONE = (what, path) -> {};

    /**
     * @param what write, sync, rename and so on
     * @throws IOException to make it fail
     */
    void before(String what, Path path) throws IOException;
  }

  private final Path root;
  private final Fault fault;
  private final Node top = Node.folder();
  private final List<DiskChange> changes = new ArrayList<>();

  /**
   * @param root a folder on the real disk; what is in it was there long ago
   */
  DiskLog(Path root, Fault fault) throws IOException {
    this.root = root.toAbsolutePath();
    this.fault = fault;
    try (Stream<Path> all = Files.walk(this.root)) {
      for (Path path : all.filter(one -> !one.equals(this.root)).toList()) {
        created(path, Files.isDirectory(path));
        if (Files.isRegularFile(path)) {
          add(new DiskChange.Written(node(path), 0, Files.readAllBytes(path)));
        }
        add(new DiskChange.Synced(node(path)));
        add(new DiskChange.Synced(node(path.getParent())));
      }
    }
  }

  Path root() {
    return root;
  }

  Node top() {
    return top;
  }

  List<DiskChange> changes() {
    return List.copyOf(changes);
  }

  void before(String what, Path path) throws IOException {
    if (isInside(path)) {
      fault.before(what, path);
    }
  }

  synchronized void add(DiskChange change) {
    changes.add(change);
  }

  /** The file or folder that has this name now; null outside the folder. */
  synchronized Node node(Path path) {
    return isInside(path) ? top.at(root.relativize(path)) : null;
  }

  synchronized void created(Path path, boolean folder) {
    if (isInside(path)) {
      Node node = folder ? Node.folder() : Node.file();
      Node parent = node(path.getParent());
      parent.entries().put(name(path), node);
      add(new DiskChange.Linked(parent, name(path), node));
    }
  }

  synchronized void deleted(Path path) {
    if (isInside(path)) {
      Node parent = node(path.getParent());
      parent.entries().remove(name(path));
      add(new DiskChange.Unlinked(parent, name(path)));
    }
  }

  synchronized void moved(Path from, Path to) {
    if (isInside(from)) {
      Node before = node(from.getParent());
      Node after = node(to.getParent());
      Node node = before.entries().remove(name(from));
      after.entries().put(name(to), node);
      add(new DiskChange.Renamed(before, name(from), after, name(to), node));
    }
  }

  /** Whether the real folder holds just what was written down. */
  boolean isComplete() throws IOException {
    return DiskState.of(root).equals(DiskState.of(top, changes, change -> DiskState.Fate.KEPT));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private boolean isInside(Path path) {
    return path.startsWith(root) && Files.exists(root);
  }
}
