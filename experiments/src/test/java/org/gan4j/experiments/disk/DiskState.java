package org.gan4j.experiments.disk;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is on a disk: every folder, and every file with its bytes, by relative path.
 *
 * @param content null for a folder
 */
record DiskState(TreeMap<String, byte[]> content) {

  /** What becomes of a change that the disk was not yet waited for. */
  enum Fate {
    KEPT,
    LOST,
    /** The length of the file is there, its bytes are not. */
    GARBAGE,
    /** Only the first half of the bytes. */
    TORN
  }

  /** What a disk holds after changes to an empty folder, each with its fate. */
  static DiskState of(Node top, Iterable<DiskChange> changes, Function<DiskChange, Fate> fates) {
    Map<Node, Map<String, Node>> names = new HashMap<>();
    Map<Node, byte[]> bytes = new HashMap<>();
    for (DiskChange change : changes) {
      Fate fate = fates.apply(change);
      if (fate == Fate.LOST) {
        continue;
      }
      if (change instanceof DiskChange.Written written) {
        write(bytes, written, fate);
      } else if (change instanceof DiskChange.Resized resized) {
        bytes.compute(resized.file, (file, old) -> Arrays.copyOf(orEmpty(old), (int) resized.size));
      } else if (change instanceof DiskChange.Linked linked) {
        entries(names, linked.folder).put(linked.name, linked.node);
      } else if (change instanceof DiskChange.Unlinked unlinked) {
        entries(names, unlinked.folder).remove(unlinked.name);
      } else if (change instanceof DiskChange.Renamed renamed) {
        entries(names, renamed.from).remove(renamed.name, renamed.node);
        entries(names, renamed.to).put(renamed.newName, renamed.node);
      }
    }
    DiskState state = new DiskState(new TreeMap<>());
    state.collect("", top, names, bytes);
    return state;
  }

  private static void write(Map<Node, byte[]> bytes, DiskChange.Written written, Fate fate) {
    byte[] old = orEmpty(bytes.get(written.file));
    int count = fate == Fate.TORN ? written.bytes.length / 2 : written.bytes.length;
    int at = (int) written.at;
    byte[] now = Arrays.copyOf(old, Math.max(old.length, at + count));
    if (fate == Fate.GARBAGE) {
      Arrays.fill(now, at, at + count, (byte) 0xFF);
    } else {
      System.arraycopy(written.bytes, 0, now, at, count);
    }
    bytes.put(written.file, now);
  }

  private static byte[] orEmpty(byte[] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  private static Map<String, Node> entries(Map<Node, Map<String, Node>> names, Node folder) {
    return names.computeIfAbsent(folder, none -> new TreeMap<>());
  }

  private void collect(
      String path, Node folder, Map<Node, Map<String, Node>> names, Map<Node, byte[]> bytes) {
    entries(names, folder)
        .forEach(
            (name, node) -> {
              content.put(path + name, node.isFolder() ? null : orEmpty(bytes.get(node)));
              if (node.isFolder()) {
                collect(path + name + "/", node, names, bytes);
              }
            });
  }

  /** What a real folder holds. */
  static DiskState of(Path root) throws IOException {
    DiskState state = new DiskState(new TreeMap<>());
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(one -> !one.equals(root)).toList()) {
        boolean folder = Files.isDirectory(path);
        String name = root.relativize(path).toString();
        state.content.put(name, folder ? null : Files.readAllBytes(path));
      }
    }
    return state;
  }

  /** Makes all of it in a folder that is not there yet. */
  void writeTo(Path root) throws IOException {
    Files.createDirectories(root);
    for (Map.Entry<String, byte[]> entry : content.entrySet()) {
      Path path = root.resolve(entry.getKey());
      if (entry.getValue() == null) {
        Files.createDirectory(path);
      } else {
        Files.write(path, entry.getValue());
      }
    }
  }

  /** A short name of all of it. */
  String hash() {
    var hasher = Hashing.murmur3_128().newHasher();
    content.forEach(
        (path, bytes) -> {
          hasher.putUnencodedChars(path).putInt(bytes == null ? -1 : bytes.length);
          hasher.putBytes(orEmpty(bytes));
        });
    return hasher.hash().toString();
  }

  List<String> paths() {
    return List.copyOf(content.keySet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiskState state
        && paths().equals(state.paths())
        && hash().equals(state.hash());
  }

  @Override
  public int hashCode() {
    return hash().hashCode();
  }
}
