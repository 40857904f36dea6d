package org.gan4j.train.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.internal.disk.AppendedFile;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.train.RewindingListener;
import org.gan4j.train.session.TrainingSession;

/**
 * Writes {@code fingerprints.jsonl}: one {@link Fingerprint} on each line, for the first state of
 * the training and for each checkpoint, also for those that are no longer kept. A resumed run
 * removes the lines of the step it resumes from and of later steps, and writes that step again. The
 * line may be missing after a kill, and a run that begins anew may have another first state.
 */
public final class FingerprintLog implements RewindingListener {

  private final Path file;
  private final TrainingSession session;

  /**
   * @param file file to which lines are appended
   * @param session session whose state is hashed
   */
  public FingerprintLog(Path file, TrainingSession session) {
    this.file = file;
    this.session = session;
  }

  @Override
  public void cut(long step) {
    List<Fingerprint> kept = new ArrayList<>(read(file));
    kept.removeIf(fingerprint -> fingerprint.step() >= step);
    kept.add(Fingerprint.of(session, step));
    StringBuilder lines = new StringBuilder();
    kept.forEach(fingerprint -> lines.append(fingerprint.line()).append('\n'));
    AtomicFile.write(file, lines.toString().getBytes(UTF_8));
  }

  @Override
  public void checkpointDue(long step) {
    AppendedFile log = new AppendedFile(file);
    log.append((Fingerprint.of(session, step).line() + "\n").getBytes(UTF_8));
    log.sync();
  }

  /**
   * Returns whether a file has the line of a step, or does not exist, as in runs of earlier
   * versions. A process may have been killed between a checkpoint and its line.
   */
  public static boolean isUpTo(Path file, long step) {
    return !Files.exists(file)
        || read(file).stream().anyMatch(fingerprint -> fingerprint.step() == step);
  }

  /** Reads the fingerprints in a file, without damaged lines; none if there is no file. */
  public static List<Fingerprint> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return new String(Files.readAllBytes(file), UTF_8)
          .lines()
          .map(Fingerprint::parse)
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
