package org.gan4j.train.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.run.RunStatus;

/**
 * The content of {@code provenance.json}: what is needed to repeat the run, and on what it ran.
 * Files of earlier versions lack some values: missing lists are empty, other missing values null.
 *
 * @param gan4j version
 * @param gitCommit commit of the source, {@code unknown} outside a checkout; {@code -dirty} is
 *     appended if files differ from it
 * @param seed seed of the experiment
 * @param dataset name with split, {@code mnist/train}
 * @param datasetSha256 SHA-256 over the shape, pixels and labels of the data set
 * @param parameters trainable parameters of each network, {@code generator: 2280896}
 * @param featureNetworks feature networks that its config names or that evaluated it
 * @param classpath the entries of {@code GAN_CLASSPATH}
 * @param software versions of TensorFlow and Java
 * @param machine machine on which it ran
 * @param changes one entry for each time the run continued in another way than before
 * @param sessions one entry for each time the run was started or resumed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Provenance(
    String gan4j,
    String gitCommit,
    long seed,
    String dataset,
    String datasetSha256,
    List<String> parameters,
    List<Hashed> featureNetworks,
    List<Hashed> classpath,
    Software software,
    RunMachine machine,
    List<Change> changes,
    List<SessionTime> sessions) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * A file or folder that takes part in a run.
   *
   * @param name its name
   * @param sha256 SHA-256 of its content, hex
   */
  public record Hashed(String name, String sha256) {

    /** Refuses an entry without a name or a hash. */
    public Hashed {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /**
   * The versions of the software.
   *
   * @param tensorflow native version
   * @param java runtime version
   */
  public record Software(String tensorflow, String java) {}

  /**
   * A change of a run that continued in another way than before.
   *
   * @param step last step before the change
   * @param date UTC, ISO 8601
   * @param differences one text for each changed value: {@code /training/steps: 60 -> 100}
   * @param config whole config before the change; null if the config did not change
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Change(long step, String date, List<String> differences, String config) {

    /** Reads missing differences as none. */
    public Change {
      differences = copy(differences);
    }
  }

  /**
   * One process that trained the run.
   *
   * @param fromStep last step that was done when it began
   * @param toStep last step that is certainly done; for a process that was killed, the step of its
   *     last checkpoint
   * @param started UTC, ISO 8601
   * @param seconds time of training
   * @param end how it ended; null while it trains and after it was killed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SessionTime(
      long fromStep, long toStep, String started, double seconds, RunStatus.State end) {}

  /** Reads missing lists as empty. */
  public Provenance {
    parameters = copy(parameters);
    featureNetworks = copy(featureNetworks);
    classpath = copy(classpath);
    changes = copy(changes);
    sessions = copy(sessions);
  }

  private static <T> List<T> copy(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** Returns this provenance with one more process. */
  public Provenance with(SessionTime session) {
    List<SessionTime> all = new ArrayList<>(sessions);
    all.add(session);
    return with(featureNetworks, changes, all);
  }

  /** Returns this provenance with the changes and processes of the run so far. */
  public Provenance after(List<Change> changes, List<SessionTime> sessions) {
    return with(featureNetworks, changes, sessions);
  }

  /** Returns this provenance with more feature networks; none is listed twice. */
  public Provenance judgedBy(List<Hashed> networks) {
    Set<Hashed> all = new LinkedHashSet<>(featureNetworks);
    all.addAll(networks);
    return with(List.copyOf(all), changes, sessions);
  }

  private Provenance with(List<Hashed> networks, List<Change> changes, List<SessionTime> sessions) {
    return new Provenance(
        gan4j,
        gitCommit,
        seed,
        dataset,
        datasetSha256,
        parameters,
        networks,
        classpath,
        software,
        machine,
        changes,
        sessions);
  }

  /**
   * Writes the file, completely or not at all.
   *
   * @throws InputException if it cannot be written
   */
  public void write(Path file) {
    try {
      AtomicFile.write(file, (JSON.writeValueAsString(this) + "\n").getBytes(UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads what {@link #write} wrote, now or in an earlier version.
   *
   * @throws InputException if it is missing or damaged
   */
  public static Provenance read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException failed) {
      throw damaged(file.toString(), failed);
    }
  }

  /**
   * Reads the content of a file as {@link #read} does; error messages call the file {@code name}.
   */
  public static Provenance parse(byte[] content, String name) {
    try {
      Provenance found = JSON.readValue(content, Provenance.class);
      if (found == null) {
        throw new IOException("null");
      }
      return found;
    } catch (IOException failed) {
      throw damaged(name, failed);
    }
  }

  private static InputException damaged(String name, IOException failed) {
    return new InputException(
        name,
        "expected the provenance of a run, found something else",
        "Restore the file, or delete it: gan resume writes it again.",
        failed);
  }
}
