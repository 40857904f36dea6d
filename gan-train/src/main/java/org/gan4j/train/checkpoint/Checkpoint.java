package org.gan4j.train.checkpoint;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.NonFinite;
import org.gan4j.train.graph.RollBacks;
import org.gan4j.train.graph.TrainingSession;
import org.gan4j.train.graph.VariableValue;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A checkpoint on disk: a folder with {@code state.safetensors} (every variable: weights, averages,
 * optimizer and batch-norm state, counters) and {@code SHA256SUMS}, which {@code sha256sum -c}
 * reads. Together with the seed it is the whole state of a run. Equal runs write equal bytes.
 *
 * @param folder {@code checkpoints/step-00000500}
 * @param step how many steps the state has behind it
 * @param config the resolved config of the run that wrote it
 * @param sha256 of the state file
 */
public record Checkpoint(Path folder, long step, String config, String sha256) {

  static final String STATE = "state.safetensors";
  static final String SUMS = "SHA256SUMS";

  private static final String ROLL_BACKS = "rollBacks";

  /**
   * Sets every variable of a session.
   *
   * @throws InputException if the checkpoint does not hold exactly the session's variables
   */
  public void restore(TrainingSession session) {
    Map<String, SafeTensors.Entry> entries = entries();
    Map<String, byte[]> values = take(entries, session.graph().store().all());
    if (!entries.isEmpty()) {
      throw foreign("holds '" + entries.keySet().iterator().next() + "', which it does not have");
    }
    session.writeVariables(values);
    session.setRollBacks(rollBacks());
  }

  /**
   * Sets the variables of a session's networks only, by name: enough to apply them, also to images
   * of another size than they were trained on, which states such as an image pool depend on.
   *
   * @throws InputException if the checkpoint lacks one of them, or holds one of another shape
   */
  public void restoreNetworks(TrainingSession session) {
    session.writeVariables(take(entries(), session.graph().networkVariables()));
  }

  /** Moves the values of some variables out of the entries. */
  private Map<String, byte[]> take(
      Map<String, SafeTensors.Entry> entries, List<Variable<?>> variables) {
    Map<String, byte[]> values = new HashMap<>();
    for (Variable<?> variable : variables) {
      values.put(variable.name(), values(variable, entries.remove(variable.name())));
    }
    return values;
  }

  private Map<String, SafeTensors.Entry> entries() {
    Map<String, SafeTensors.Entry> entries = new HashMap<>();
    state().tensors().forEach(e -> entries.put(e.name(), e));
    return entries;
  }

  private RollBacks rollBacks() {
    String text = state().metadata().get(ROLL_BACKS);
    return text == null ? RollBacks.NONE : RollBacks.parse(text);
  }

  private SafeTensors state() {
    try {
      return SafeTensors.read(folder.resolve(STATE));
    } catch (IOException unreadable) {
      throw new InputException(
          folder.toString(),
          "cannot be read (" + unreadable.getMessage() + ")",
          "Restore its files.",
          unreadable);
    }
  }

  /**
   * The state of a session as a file's content.
   *
   * @throws NonFinite if a value is not finite: such a state is of no use to anybody
   */
  static SafeTensors stateOf(TrainingSession session, long step, String config) {
    List<SafeTensors.Entry> entries = new ArrayList<>();
    for (VariableValue value : session.readVariables()) {
      Variable<?> variable = value.variable();
      requireFinite(value, step);
      entries.add(
          new SafeTensors.Entry(
              variable.name(), typeOf(variable), variable.shape().asArray(), value.bytes()));
    }
    return new SafeTensors(metadata(session, step, config), entries);
  }

  /** Opens a folder and checks its hash. Throws with the reason where it is damaged. */
  static Checkpoint open(Path folder) throws IOException {
    String expected = sumsIn(folder);
    String found = hash(folder.resolve(STATE));
    if (!expected.equals(sums(found))) {
      throw new IOException(
          STATE + " has SHA-256 " + found + ", but " + SUMS + " says " + expected.strip());
    }
    String description = SafeTensors.read(folder.resolve(STATE)).metadata().get("gan4j");
    if (description == null) {
      throw new IOException(STATE + " does not say which run and step it is of");
    }
    int newline = description.indexOf('\n');
    long step = Long.parseLong(description.substring("step ".length(), newline));
    return new Checkpoint(folder, step, description.substring(newline + 1), found);
  }

  /** What {@code SHA256SUMS} says of a state file with this hash. */
  static String sums(String hash) {
    return hash + "  " + STATE + "\n";
  }

  private static String sumsIn(Path folder) throws IOException {
    requireFile(folder.resolve(SUMS));
    return Files.readString(folder.resolve(SUMS), StandardCharsets.ISO_8859_1);
  }

  private static void requireFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file.getFileName() + " is missing");
    }
  }

  static String hash(Path file) throws IOException {
    requireFile(file);
    return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
  }

  private static void requireFinite(VariableValue value, long step) {
    if (value.variable().type() == TFloat32.class) {
      FloatBuffer floats =
          ByteBuffer.wrap(value.bytes()).order(ByteOrder.nativeOrder()).asFloatBuffer();
      while (floats.hasRemaining()) {
        if (!Float.isFinite(floats.get())) {
          throw new NonFinite(
              step, "'" + value.variable().name() + "' has values that are not finite");
        }
      }
    }
  }

  private byte[] values(Variable<?> variable, SafeTensors.Entry entry) {
    if (entry == null) {
      throw foreign("lacks '" + variable.name() + "'");
    }
    if (!Arrays.equals(entry.shape(), variable.shape().asArray())) {
      throw foreign(
          "holds '"
              + variable.name()
              + "' of shape "
              + Arrays.toString(entry.shape())
              + ", expected "
              + variable.shape());
    }
    return entry.values();
  }

  private InputException foreign(String problem) {
    return new InputException(
        folder.toString(),
        "belongs to another graph than the config's: it " + problem,
        "Resume it with the config, and the version of gan4j, that wrote it.");
  }

  private static Map<String, String> metadata(TrainingSession session, long step, String config) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("gan4j", describe(step, config));
    if (!session.rollBacks().equals(RollBacks.NONE)) {
      metadata.put(ROLL_BACKS, session.rollBacks().text());
    }
    return metadata;
  }

  private static String describe(long step, String config) {
    return "step " + step + "\n" + config;
  }

  static String typeOf(Variable<?> variable) {
    if (variable.type() == TFloat32.class) {
      return "F32";
    }
    if (variable.type() == TInt64.class) {
      return "I64";
    }
    throw new IllegalStateException(variable + " has a type that checkpoints do not hold");
  }
}
