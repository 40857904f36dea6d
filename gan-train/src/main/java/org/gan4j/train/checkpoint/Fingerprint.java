package org.gan4j.train.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.train.session.TrainingSession;

/**
 * The hashes of a run's whole state after a step. Two runs with equal fingerprints hold equal bits.
 * Unlike the hash of a checkpoint's file, a fingerprint does not depend on the text of the config.
 *
 * @param step how many steps the state has behind it
 * @param state SHA-256 (hex) over one line for each tensor: its name, type, shape and the SHA-256
 *     of its bytes, such as {@code generator/dense/kernel F32 [4, 32] 0f3a...}
 * @param tensors the first 16 hex digits of the SHA-256 of each tensor's little-endian bytes, by
 *     name, in the order in which the variables were made
 */
public record Fingerprint(long step, String state, Map<String, String> tensors) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORT = 16;

  /** Returns the fingerprint of a session's variables. */
  public static Fingerprint of(TrainingSession session, long step) {
    Lines lines = new Lines();
    try {
      session
          .variables()
          .read(
              (variable, bytes) -> {
                Hasher content = Hashing.sha256().newHasher();
                SafeTensorsFile.parts(
                    bytes.size(),
                    (at, part, count) -> {
                      bytes.read(at, part, count);
                      content.putBytes(part, 0, count);
                    });
                lines.add(Checkpoint.tensorOf(variable), content.hash());
              });
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return lines.fingerprint(step);
  }

  /**
   * Returns the fingerprint of a checkpoint on disk.
   *
   * @throws InputException if its file cannot be read
   */
  public static Fingerprint of(Checkpoint checkpoint) {
    Lines lines = new Lines();
    try {
      checkpoint.read(lines::add);
    } catch (IOException unreadable) {
      throw checkpoint.unreadable(unreadable);
    }
    return lines.fingerprint(checkpoint.step());
  }

  /** The lines that are hashed, one for each tensor. */
  private static final class Lines {

    private final Hasher all = Hashing.sha256().newHasher();
    private final Map<String, String> tensors = new LinkedHashMap<>();

    void add(SafeTensorsHeader.Tensor tensor, HashCode content) {
      String line =
          String.join(
              " ",
              tensor.name(),
              tensor.type(),
              tensor.shape().toString(),
              content.toString() + "\n");
      all.putString(line, StandardCharsets.UTF_8);
      tensors.put(tensor.name(), content.toString().substring(0, SHORT));
    }

    Fingerprint fingerprint(long step) {
      return new Fingerprint(step, all.hash().toString(), tensors);
    }
  }

  /**
   * Returns the names of the tensors that differ or are missing in another fingerprint, in order.
   */
  public List<String> differing(Fingerprint other) {
    Set<String> names = new LinkedHashSet<>(tensors.keySet());
    names.addAll(other.tensors.keySet());
    return names.stream()
        .filter(name -> !String.valueOf(tensors.get(name)).equals(other.tensors.get(name)))
        .toList();
  }

  /** Returns whether both states have the same bits. */
  public boolean sameState(Fingerprint other) {
    return state.equals(other.state) && differing(other).isEmpty();
  }

  /** Returns one line of JSON, without the line break. */
  public String line() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Parses what {@link #line} wrote; empty if the text is anything else, such as a line that a
   * crash cut short.
   */
  public static Optional<Fingerprint> parse(String line) {
    try {
      Fingerprint read = JSON.readValue(line, Fingerprint.class);
      return Optional.ofNullable(read)
          .filter(found -> found.state != null && found.tensors != null);
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }
}
