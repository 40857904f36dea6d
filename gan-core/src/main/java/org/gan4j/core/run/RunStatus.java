package org.gan4j.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * {@code status.json}: how far the training of a run has come. What a killed process leaves says
 * {@code training}; whether somebody still trains is told by the run's lock.
 *
 * @param state what has become of it
 * @param step the last one that is certainly done: of a run in training, its last checkpoint
 * @param steps of the whole training
 * @param reason why it failed, one line; null else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(State state, long step, long steps, String reason) {

  /** What has become of a training. */
  public enum State {
    /** Begun and not ended: it goes on, or its process was killed. */
    @JsonProperty("training")
    TRAINING,
    /** Ended before the last step, as it was asked to; it can be resumed. */
    @JsonProperty("stopped")
    STOPPED,
    /** Could not go on, for instance as a loss was not finite. */
    @JsonProperty("failed")
    FAILED,
    /** All steps are done. */
    @JsonProperty("finished")
    FINISHED
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Refuses a status without a state. */
  public RunStatus {
    Objects.requireNonNull(state, "state");
  }

  /** Without a reason. */
  public RunStatus(State state, long step, long steps) {
    this(state, step, steps, null);
  }

  /**
   * Writes the file of a run: complete, or not at all.
   *
   * @throws InputException if it cannot be written
   */
  public void write(RunDirectory run) {
    try {
      AtomicFile.write(run.status(), (JSON.writeValueAsString(this) + "\n").getBytes(UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads the file of a run; empty where it has none, as runs of gan4j before 0.1 have.
   *
   * @throws InputException if it is damaged
   */
  public static Optional<RunStatus> read(RunDirectory run) {
    if (!Files.exists(run.status())) {
      return Optional.empty();
    }
    try {
      RunStatus found = JSON.readValue(Files.readAllBytes(run.status()), RunStatus.class);
      if (found == null) {
        throw new IOException("null");
      }
      return Optional.of(found);
    } catch (IOException failed) {
      throw new InputException(
          run.status().toString(),
          "expected the status of a run, found something else",
          "Delete it: gan resume writes it again.",
          failed);
    }
  }
}
