package org.gan4j.train.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.run.AtomicFile;

/**
 * {@code provenance.json}: what would be needed to do the run again, and what it ran on.
 *
 * @param gan4j version
 * @param gitCommit of the source, {@code unknown} outside a checkout; with {@code -dirty} where
 *     files differ from it
 * @param seed of the experiment
 * @param dataset name with split, {@code mnist/train}
 * @param datasetSha256 over its shape, pixels and labels
 * @param parameters trainable parameters of each network, {@code generator: 2280896}
 * @param software versions of TensorFlow and Java
 * @param machine what it ran on
 * @param sessions one for each time the run was started or resumed
 */
@JsonPropertyOrder({
  "gan4j",
  "gitCommit",
  "seed",
  "dataset",
  "datasetSha256",
  "parameters",
  "software",
  "machine",
  "sessions"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Provenance(
    String gan4j,
    String gitCommit,
    long seed,
    String dataset,
    String datasetSha256,
    List<String> parameters,
    Software software,
    Machine machine,
    List<SessionTime> sessions) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Versions.
   *
   * @param tensorflow native version
   * @param java runtime version
   */
  public record Software(String tensorflow, String java) {}

  /**
   * What moves the bits or the speed of a run.
   *
   * @param os name, version and architecture
   * @param processor model name where the system tells it
   * @param cores available to the process
   * @param device what TensorFlow computes on
   * @param threads inside an operation
   * @param oneDnn value of TF_ENABLE_ONEDNN_OPTS
   */
  public record Machine(
      String os, String processor, int cores, String device, int threads, String oneDnn) {}

  /**
   * One process that trained the run.
   *
   * @param fromStep done when it began
   * @param toStep done when it ended
   * @param started UTC, ISO 8601
   * @param seconds of training
   */
  public record SessionTime(long fromStep, long toStep, String started, double seconds) {}

  /** The same with one more process. */
  public Provenance with(SessionTime session) {
    List<SessionTime> all = new ArrayList<>(sessions);
    all.add(session);
    return new Provenance(
        gan4j, gitCommit, seed, dataset, datasetSha256, parameters, software, machine, all);
  }

  /**
   * Writes the file: complete, or not at all.
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
   * Reads what {@link #write} wrote.
   *
   * @throws InputException if it is missing or damaged
   */
  public static Provenance read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Provenance.class);
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "expected the provenance of a run, found something else",
          "Restore the file, or delete it: gan resume writes it again.",
          failed);
    }
  }
}
