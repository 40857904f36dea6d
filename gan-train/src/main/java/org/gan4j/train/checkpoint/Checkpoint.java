package org.gan4j.train.checkpoint;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.NonFinite;
import org.gan4j.train.graph.RollBacks;
import org.gan4j.train.graph.TrainingSession;
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
    restore(session, session.graph().store().all(), true);
  }

  /**
   * Sets the variables of a session's networks only, by name: enough to apply them, also to images
   * of another size than they were trained on, which states such as an image pool depend on.
   *
   * @throws InputException if the checkpoint lacks one of them, or holds one of another shape
   */
  public void restoreNetworks(TrainingSession session) {
    restore(session, session.graph().networkVariables(), false);
  }

  private void restore(TrainingSession session, List<Variable<?>> variables, boolean whole) {
    try (SafeTensorsFile state = SafeTensorsFile.open(folder.resolve(STATE))) {
      Map<String, SafeTensorsHeader.Place> places = places(state.header(), variables, whole);
      session.writeVariables(
          Set.copyOf(variables),
          (variable, bytes) -> state.read(places.get(variable.name()), bytes::write));
      if (whole) {
        session.setRollBacks(rollBacks(state.header()));
      }
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  /** Where the values of all variables are; nothing is set before that is known. */
  private Map<String, SafeTensorsHeader.Place> places(
      SafeTensorsHeader header, List<Variable<?>> variables, boolean whole) {
    Map<String, SafeTensorsHeader.Place> found = new LinkedHashMap<>();
    header.tensors().forEach(place -> found.put(place.name(), place));
    Map<String, SafeTensorsHeader.Place> places = new HashMap<>();
    for (Variable<?> variable : variables) {
      places.put(variable.name(), fitting(variable, found.remove(variable.name())));
    }
    if (whole && !found.isEmpty()) {
      throw foreign("holds '" + found.keySet().iterator().next() + "', which it does not have");
    }
    return places;
  }

  private SafeTensorsHeader.Place fitting(Variable<?> variable, SafeTensorsHeader.Place place) {
    if (place == null) {
      throw foreign("lacks '" + variable.name() + "'");
    }
    SafeTensorsHeader.Tensor expected = tensorOf(variable);
    requireSame(variable, "of shape ", place.tensor().shape(), expected.shape());
    requireSame(variable, "of type ", place.tensor().type(), expected.type());
    return place;
  }

  private void requireSame(Variable<?> variable, String what, Object found, Object expected) {
    if (!found.equals(expected)) {
      throw foreign("holds '" + variable.name() + "' " + what + found + ", expected " + expected);
    }
  }

  private static RollBacks rollBacks(SafeTensorsHeader header) {
    String text = header.metadata().get(ROLL_BACKS);
    return text == null ? RollBacks.NONE : RollBacks.parse(text);
  }

  InputException unreadable(IOException cause) {
    return new InputException(
        folder.toString(),
        "cannot be read (" + cause.getMessage() + ")",
        "Restore its files.",
        cause);
  }

  /** The header of the state of a session. */
  static SafeTensorsHeader headerOf(TrainingSession session, long step, String config) {
    return SafeTensorsHeader.of(
        metadata(session, step, config),
        session.graph().store().all().stream().map(Checkpoint::tensorOf).toList());
  }

  static SafeTensorsHeader.Tensor tensorOf(Variable<?> variable) {
    return new SafeTensorsHeader.Tensor(
        variable.name(),
        typeOf(variable),
        Arrays.stream(variable.shape().asArray()).boxed().toList());
  }

  /**
   * Writes the state of a session to a file.
   *
   * @return its SHA-256
   * @throws NonFinite if a value is not finite: such a state is of no use to anybody
   */
  static String write(Path file, SafeTensorsHeader header, TrainingSession session, long step)
      throws IOException {
    List<String> broken = session.nonFiniteVariables();
    if (!broken.isEmpty()) {
      throw new NonFinite(step, "'" + broken.get(0) + "' has values that are not finite");
    }
    try (SafeTensorsWriter writer = SafeTensorsWriter.create(file, header)) {
      session.readVariables((variable, bytes) -> writer.next(bytes.size(), bytes::read));
      return writer.finish();
    }
  }

  /** Opens a folder and checks its hash. Throws with the reason where it is damaged. */
  static Checkpoint open(Path folder) throws IOException {
    String expected = sumsIn(folder);
    String found = hash(folder.resolve(STATE));
    if (!expected.equals(sums(found))) {
      throw new IOException(
          STATE + " has SHA-256 " + found + ", but " + SUMS + " says " + expected.strip());
    }
    String description = metadataOf(folder.resolve(STATE)).get("gan4j");
    if (description == null) {
      throw new IOException(STATE + " does not say which run and step it is of");
    }
    int newline = description.indexOf('\n');
    long step = Long.parseLong(description.substring("step ".length(), newline));
    return new Checkpoint(folder, step, description.substring(newline + 1), found);
  }

  private static Map<String, String> metadataOf(Path state) throws IOException {
    try (SafeTensorsFile file = SafeTensorsFile.open(state)) {
      return file.header().metadata();
    }
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
