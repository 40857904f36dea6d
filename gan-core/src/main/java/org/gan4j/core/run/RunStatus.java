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
 * {@code status.json}: how far the training of a run has come. After a process was killed, the file
 * still says {@code training}; the lock of the run tells whether a process still trains.
 *
 * @param state state of the training
 * @param step last step that is certainly done; for a run in training, the step of its last
 *     checkpoint
 * @param steps number of steps of the whole training
 * @param reason why it failed, in one line; null if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(State state, long step, long steps, String reason) {

  /** The state of a training. */
  public enum State {
    /** The training has begun and not ended: it is running, or its process was killed. */
    @JsonProperty("training")
    TRAINING,
    /** The training was stopped before the last step and can be resumed. */
    @JsonProperty("stopped")
    STOPPED,
    /** The training could not go on, for instance because a loss was not finite. */
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

  /** Makes a status without a reason. */
  public RunStatus(State state, long step, long steps) {
    this(state, step, steps, null);
  }

  /**
   * Writes the file of a run, completely or not at all.
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
   * Reads the file of a run; empty if there is none, as in runs of gan4j before 0.1.
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
