package org.gan4j.experiments.disk;

import java.nio.file.Path;
import java.util.TreeMap;

/** A file or folder, whatever it is called just now. A file has no entries. */
final class Node {

  private final TreeMap<String, Node> entries;

  private Node(TreeMap<String, Node> entries) {
    this.entries = entries;
  }

  static Node file() {
    return new Node(null);
  }

  static Node folder() {
    return new Node(new TreeMap<>());
  }

  boolean isFolder() {
    return entries != null;
  }

  /** By name. */
  TreeMap<String, Node> entries() {
    return entries;
  }

  /** What is at a path below; null if nothing is. */
  Node at(Path relative) {
    Node node = this;
    for (Path name : relative) {
      if (!name.toString().isEmpty()) {
        node = node == null || !node.isFolder() ? null : node.entries.get(name.toString());
      }
    }
    return node;
  }
}
