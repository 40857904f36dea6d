package org.gan4j.experiments.disk;

/** One change of a disk, in the order in which they were asked for. No two are equal. */
abstract sealed class DiskChange {

  /** What must be synced after it to make it sure; null where nothing must. */
  abstract Node waitsFor();

  /** Bytes were written to a file. */
  static final class Written extends DiskChange {
    final Node file;
    final long at;
    final byte[] bytes;

    Written(Node file, long at, byte[] bytes) {
      this.file = file;
      this.at = at;
      this.bytes = bytes;
    }

    @Override
    Node waitsFor() {
      return file;
    }
  }

  /** A file was cut. */
  static final class Resized extends DiskChange {
    final Node file;
    final long size;

    Resized(Node file, long size) {
      this.file = file;
      this.size = size;
    }

    @Override
    Node waitsFor() {
      return file;
    }
  }

  /** The disk was waited for: for the content of a file, or for the names in a folder. */
  static final class Synced extends DiskChange {
    final Node node;

    Synced(Node node) {
      this.node = node;
    }

    @Override
    Node waitsFor() {
      return node;
    }
  }

  /** A new file or folder got a name. */
  static final class Linked extends DiskChange {
    final Node folder;
    final String name;
    final Node node;

    Linked(Node folder, String name, Node node) {
      this.folder = folder;
      this.name = name;
      this.node = node;
    }

    @Override
    Node waitsFor() {
      return folder;
    }
  }

  /** A name was removed. */
  static final class Unlinked extends DiskChange {
    final Node folder;
    final String name;

    Unlinked(Node folder, String name) {
      this.folder = folder;
      this.name = name;
    }

    @Override
    Node waitsFor() {
      return folder;
    }
  }

  /** A name was changed, in the place of what may have borne it. */
  static final class Renamed extends DiskChange {
    final Node from;
    final String name;
    final Node to;
    final String newName;
    final Node node;

    Renamed(Node from, String name, Node to, String newName, Node node) {
      this.from = from;
      this.name = name;
      this.to = to;
      this.newName = newName;
      this.node = node;
    }

    @Override
    Node waitsFor() {
      return to;
    }
  }

  /** Something was told to the user, who counts on it from now on. */
  static final class Promised extends DiskChange {
    final String words;

    Promised(String words) {
      this.words = words;
    }

    @Override
    Node waitsFor() {
      return null;
    }
  }
}
