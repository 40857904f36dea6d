package org.gan4j.train.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.TrainingSession;
import org.gan4j.train.graph.VariableValue;

/**
 * The hashes of a run's whole state after a step: two runs with equal ones hold equal bits. They do
 * not depend on the text of the config, as the hash of a checkpoint's file does.
 *
 * @param step how many steps the state has behind it
 * @param state SHA-256 (hex) over one line a tensor: its name, type, shape and the SHA-256 of its
 *     bytes, as in {@code generator/dense/kernel F32 [4, 32] 0f3a...}
 * @param tensors the first 16 hex digits of the SHA-256 of each tensor's little-endian bytes, by
 *     name, in the order in which the variables were made
 */
public record Fingerprint(long step, String state, Map<String, String> tensors) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORT = 16;

  /** Of the variables of a session. */
  public static Fingerprint of(TrainingSession session, long step) {
    List<SafeTensors.Entry> entries = new ArrayList<>();
    for (VariableValue value : session.readVariables()) {
      Variable<?> variable = value.variable();
      entries.add(
          new SafeTensors.Entry(
              variable.name(),
              Checkpoint.typeOf(variable),
              variable.shape().asArray(),
              value.bytes()));
    }
    return of(step, entries);
  }

  /**
   * Of a checkpoint on disk.
   *
   * @throws InputException if its file cannot be read
   */
  public static Fingerprint of(Checkpoint checkpoint) {
    try {
      return of(
          checkpoint.step(),
          SafeTensors.read(checkpoint.folder().resolve(Checkpoint.STATE)).tensors());
    } catch (IOException unreadable) {
      throw new InputException(
          checkpoint.folder().toString(),
          "cannot be read (" + unreadable.getMessage() + ")",
          "Restore its files.",
          unreadable);
    }
  }

  private static Fingerprint of(long step, List<SafeTensors.Entry> entries) {
    Hasher all = Hashing.sha256().newHasher();
    Map<String, String> tensors = new LinkedHashMap<>();
    for (SafeTensors.Entry entry : entries) {
      HashCode content = Hashing.sha256().hashBytes(entry.values());
      String line =
          String.format(
              Locale.ROOT,
              "%s %s %s %s\n",
              entry.name(),
              entry.type(),
              Arrays.toString(entry.shape()),
              content);
      all.putString(line, StandardCharsets.UTF_8);
      tensors.put(entry.name(), content.toString().substring(0, SHORT));
    }
    return new Fingerprint(step, all.hash().toString(), tensors);
  }

  /** The names of the tensors that are not the same in another, or missing there, in order. */
  public List<String> differing(Fingerprint other) {
    Set<String> names = new LinkedHashSet<>(tensors.keySet());
    names.addAll(other.tensors.keySet());
    return names.stream()
        .filter(name -> !String.valueOf(tensors.get(name)).equals(other.tensors.get(name)))
        .toList();
  }

  /** Whether both are of the same bits. */
  public boolean sameState(Fingerprint other) {
    return state.equals(other.state) && differing(other).isEmpty();
  }

  /** As one line of JSON, without its end. */
  public String line() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What {@link #line} wrote; empty if it is anything else, as a line that a crash cut short. */
  public static Optional<Fingerprint> parse(String line) {
    try {
      Fingerprint read = JSON.readValue(line, Fingerprint.class);
      return Optional.of(read).filter(found -> found.state != null && found.tensors != null);
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }
}
