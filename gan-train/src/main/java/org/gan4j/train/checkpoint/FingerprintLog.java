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
 * {@code fingerprints.jsonl}: one {@link Fingerprint} a line, of the state that training began with
 * and of each checkpoint, also of those that are no longer kept. A resumed run cuts it back to the
 * step it resumes from, and writes that step again: a kill may have prevented it, and a run that
 * begins anew may have another first state.
 */
public final class FingerprintLog implements RewindingListener {

  private final Path file;
  private final TrainingSession session;

  /**
   * @param file appended to
   * @param session whose state is hashed
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
   * Whether a file has the line of a step, or there is none, as in runs of earlier versions. A
   * process may have ended between the last checkpoint and its line.
   */
  public static boolean isUpTo(Path file, long step) {
    return !Files.exists(file)
        || read(file).stream().anyMatch(fingerprint -> fingerprint.step() == step);
  }

  /** The fingerprints in a file, but for damaged lines; none if there is no file. */
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
