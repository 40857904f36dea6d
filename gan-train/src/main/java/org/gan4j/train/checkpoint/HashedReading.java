package org.gan4j.train.checkpoint;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tensors of a file and hashes the whole file in the same pass, so the hash is that of the
 * values read, whatever happens to the file meanwhile. Tensors should be read in the order of the
 * file: one that was skipped is read again, and must have the same bytes as before. No tensor may
 * be asked for twice.
 */
final class HashedReading {

  private final SafeTensorsFile file;
  private final List<SafeTensorsHeader.Place> tensors;
  private final Hasher all = Hashing.sha256().newHasher();
  private final Map<String, HashCode> passed = new HashMap<>();
  private int next;

  HashedReading(SafeTensorsFile file) {
    this.file = file;
    this.tensors = file.header().tensors();
    file.hashHeader(all);
  }

  /**
   * Reads a tensor.
   *
   * @throws IOException if it cannot be read, or has changed since it was skipped
   */
  void read(SafeTensorsHeader.Place tensor, SafeTensorsFile.Part target) throws IOException {
    if (passed.containsKey(tensor.name())) {
      readAgain(tensor, target);
      return;
    }
    while (!tensors.get(next).equals(tensor)) {
      pass();
    }
    next++;
    readInto(all, tensor, target);
  }

  /** Reads the rest of the file and returns its SHA-256, in hex. */
  String finish() throws IOException {
    while (next < tensors.size()) {
      pass();
    }
    return all.hash().toString();
  }

  private void pass() throws IOException {
    SafeTensorsHeader.Place tensor = tensors.get(next++);
    Hasher own = Hashing.sha256().newHasher();
    readInto(all, tensor, (at, bytes, count) -> own.putBytes(bytes, 0, count));
    passed.put(tensor.name(), own.hash());
  }

  private void readInto(Hasher hasher, SafeTensorsHeader.Place tensor, SafeTensorsFile.Part target)
      throws IOException {
    file.read(
        tensor,
        (at, bytes, count) -> {
          hasher.putBytes(bytes, 0, count);
          target.take(at, bytes, count);
        });
  }

  private void readAgain(SafeTensorsHeader.Place tensor, SafeTensorsFile.Part target)
      throws IOException {
    Hasher own = Hashing.sha256().newHasher();
    readInto(own, tensor, target);
    if (!own.hash().equals(passed.get(tensor.name()))) {
      throw new IOException("tensor '" + tensor.name() + "' was changed while it was read");
    }
  }
}
