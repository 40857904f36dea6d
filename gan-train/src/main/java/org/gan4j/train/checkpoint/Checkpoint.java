package org.gan4j.train.checkpoint;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.NonFiniteValue;
import org.gan4j.train.session.RollBacks;
import org.gan4j.train.session.TrainingSession;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A checkpoint on disk: a folder with {@code state.safetensors} (every variable: weights, averages,
 * optimizer and batch-norm state, counters) and {@code SHA256SUMS}, which {@code sha256sum -c}
 * reads. Together with the seed it is the whole state of a run. Equal runs write equal bytes.
 *
 * <p>A checkpoint that was found stays readable even if a training removes it meanwhile, because
 * its file is open. The file is checked against its hash while it is read.
 */
public final class Checkpoint {

  static final String STATE = "state.safetensors";
  static final String SUMS = "SHA256SUMS";

  private static final String ROLL_BACKS = "rollBacks";

  private final Path folder;
  private final long step;
  private final String config;
  private final String sha256;
  private final HeldState state;

  private Checkpoint(Path folder, long step, String config, String sha256, HeldState state) {
    this.folder = folder;
    this.step = step;
    this.config = config;
    this.sha256 = sha256;
    this.state = state;
  }

  /** Returns a checkpoint that was just written. */
  static Checkpoint written(Path folder, long step, String config, String sha256) {
    return new Checkpoint(folder, step, config, sha256, HeldState.at(folder.resolve(STATE)));
  }

  /** Returns the folder, such as {@code checkpoints/step-00000500}. */
  public Path folder() {
    return folder;
  }

  /** Returns how many steps the state has behind it. */
  public long step() {
    return step;
  }

  /** Returns the resolved config of the run that wrote the checkpoint. */
  public String config() {
    return config;
  }

  /** Returns the SHA-256 of the state file, in hex. */
  public String sha256() {
    return sha256;
  }

  /**
   * Sets every variable of a session, then closes the file.
   *
   * @throws InputException if the checkpoint does not hold exactly the session's variables, or if
   *     its file does not match its hash; the session must not be used then
   */
  public void restore(TrainingSession session) {
    try {
      restore(session, session.graph().store().all(), true);
      state.release();
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  /**
   * Sets only the variables of a session's networks, by name. That is enough to apply the networks,
   * also to images of another size than in training. Other states, such as an image pool, depend on
   * that size.
   *
   * @throws InputException if the checkpoint lacks one of them or holds it with another shape, or
   *     if its file does not match its hash
   */
  public void restoreNetworks(TrainingSession session) {
    try {
      restore(session, session.graph().networkVariables(), false);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private void restore(TrainingSession session, List<Variable<?>> variables, boolean whole)
      throws IOException {
    SafeTensorsFile file = state.get();
    Map<String, SafeTensorsHeader.Place> places =
        new GraphFit(folder).places(file.header(), variables, whole);
    HashedReading reading = new HashedReading(file);
    session
        .variables()
        .write(
            Set.copyOf(variables),
            (variable, bytes) -> reading.read(places.get(variable.name()), bytes::write));
    requireHash(reading.finish());
    if (whole) {
      session.setRollBacks(rollBacks(file.header()));
    }
  }

  /** Passes every tensor of the file to a reader, in the order of the file. */
  void read(TensorReader reader) throws IOException {
    SafeTensorsFile file = state.get();
    HashedReading reading = new HashedReading(file);
    for (SafeTensorsHeader.Place place : file.header().tensors()) {
      Hasher content = Hashing.sha256().newHasher();
      reading.read(place, (at, bytes, count) -> content.putBytes(bytes, 0, count));
      reader.read(place.tensor(), content.hash());
    }
    requireHash(reading.finish());
  }

  /** Receives the hash of each tensor's bytes. */
  interface TensorReader {
    void read(SafeTensorsHeader.Tensor tensor, HashCode content);
  }

  private void requireHash(String found) throws IOException {
    if (!found.equals(sha256)) {
      throw new IOException(
          STATE + " has SHA-256 " + found + " while it is read, expected " + sha256);
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

  /** Returns the header of a session's state. */
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
   * @return SHA-256 of the file
   * @throws NonFiniteValue if a value is not finite; such a state is useless
   */
  static String write(Path file, SafeTensorsHeader header, TrainingSession session, long step)
      throws IOException {
    List<String> broken = session.variables().nonFinite();
    if (!broken.isEmpty()) {
      throw new NonFiniteValue(step, "'" + broken.get(0) + "' has values that are not finite");
    }
    try (SafeTensorsWriter writer = SafeTensorsWriter.create(file, header)) {
      session.variables().read((variable, bytes) -> writer.next(bytes.size(), bytes::read));
      return writer.finish();
    }
  }

  /** Opens a folder and checks its hash. If it is damaged, the exception says why. */
  static Checkpoint open(Path folder) throws IOException {
    String expected = sumsIn(folder);
    Path file = folder.resolve(STATE);
    requireFile(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      String found = hash(channel);
      if (!expected.equals(sums(found))) {
        throw new IOException(
            STATE + " has SHA-256 " + found + ", but " + SUMS + " says " + expected.strip());
      }
      SafeTensorsFile state = SafeTensorsFile.of(channel);
      String description = state.header().metadata().get("gan4j");
      if (description == null) {
        throw new IOException(STATE + " does not say to which run and step it belongs");
      }
      int newline = description.indexOf('\n');
      long step = Long.parseLong(description.substring("step ".length(), newline));
      String config = description.substring(newline + 1);
      return new Checkpoint(folder, step, config, found, HeldState.of(file, state));
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  /** Returns the content of {@code SHA256SUMS} for a state file with this hash. */
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

  private static String hash(FileChannel channel) throws IOException {
    // The stream is not closed: it would close the channel.
    InputStream content = Channels.newInputStream(channel);
    HashingInputStream hashing = new HashingInputStream(Hashing.sha256(), content);
    hashing.transferTo(OutputStream.nullOutputStream());
    return hashing.hash().toString();
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
