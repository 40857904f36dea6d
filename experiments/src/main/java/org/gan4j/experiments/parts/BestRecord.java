package org.gan4j.experiments.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.internal.json.Json;

/**
 * The file that says which checkpoint is the best.
 *
 * @param file {@code best.json}
 */
public record BestRecord(Path file) {

  /**
   * The best checkpoint so far.
   *
   * @param step step of it
   * @param metric that chose it
   * @param selection its value on the half of the reference images that chose
   * @param heldOut its value on the other half, which is the one to report
   */
  public record Best(long step, String metric, double selection, double heldOut) {}

  /** Returns the record of a run. */
  public static BestRecord of(RunDirectory run) {
    return new BestRecord(run.best().resolve("best.json"));
  }

  public Optional<Best> read() {
    try {
      return Files.exists(file)
          ? Optional.of(Json.parse(Files.readAllBytes(file), Best.class, file.toString()))
          : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Returns whether a value is better than the best so far, or belongs to another metric; an equal
   * value is not better.
   */
  public boolean isBeatenBy(Best now, boolean lowerIsBetter) {
    return read()
        .filter(before -> before.metric().equals(now.metric()))
        .map(
            before ->
                lowerIsBetter
                    ? now.selection() < before.selection()
                    : now.selection() > before.selection())
        .orElse(true);
  }

  /** Forgets the best checkpoint if its step is after this one. */
  public void forgetAfter(long step, Runnable removal) {
    if (read().filter(best -> best.step() > step).isPresent()) {
      removal.run();
      try {
        Files.delete(file);
        DiskSync.folder(file.getParent());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  public void write(Best best) {
    Json.write(best, file);
  }
}
