package org.gan4j.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.internal.disk.DiskSync;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.eval.internal.json.Json;

/**
 * Reads and writes the JSON files in a run's {@code eval} folder, one for each metric: {@code
 * eval/<metric>.json}.
 */
public final class EvaluationFiles {

  private EvaluationFiles() {}

  /** Returns the file of an evaluation in a run. */
  public static Path of(RunDirectory run, Evaluation evaluation) {
    return run.evaluations().resolve(evaluation.metric() + ".json");
  }

  /**
   * Writes an evaluation, replacing an earlier one of the same metric.
   *
   * @return the file
   * @throws InputException if the file cannot be written; an earlier one is then kept
   */
  public static Path write(RunDirectory run, Evaluation evaluation) {
    Path file = of(run, evaluation);
    Json.write(evaluation, file);
    return file;
  }

  /**
   * Reads one evaluation.
   *
   * @throws InputException if the file is missing or damaged
   */
  public static Evaluation read(Path file) {
    try {
      return Json.parse(Files.readAllBytes(file), Evaluation.class, file.toString());
    } catch (IOException failed) {
      throw new InputException(
          file.toString(), "expected an evaluation, found none", "Run gan evaluate.", failed);
    }
  }

  /**
   * Removes the evaluations of later steps, with the pictures beside them, because a run that goes
   * back runs these steps again. A damaged file is kept.
   *
   * @return the files that were removed
   */
  public static List<Path> removeAfter(RunDirectory run, long step) {
    List<Path> later = files(run).stream().filter(file -> isAfter(file, step)).toList();
    try {
      for (Path file : later) {
        Files.delete(file);
        Files.deleteIfExists(picture(file));
      }
      if (!later.isEmpty()) {
        DiskSync.folder(run.evaluations());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return later;
  }

  private static boolean isAfter(Path file, long step) {
    try {
      Long measured = read(file).samples().step();
      return measured != null && measured > step;
    } catch (InputException damaged) {
      return false;
    }
  }

  /** Returns the path of the picture that belongs to an evaluation's file. */
  public static Path picture(Path file) {
    return file.resolveSibling(file.getFileName().toString().replaceAll("json$", "png"));
  }

  /**
   * Reads the evaluations that were measured as the run's config says, sorted by name.
   *
   * @throws InputException if one is damaged
   */
  public static List<Evaluation> readOwn(RunDirectory run) {
    return readAll(run).stream().filter(Evaluation::ofRunItself).toList();
  }

  /**
   * Reads all evaluations of a run, sorted by name; none if it has not been evaluated.
   *
   * @throws InputException if one is damaged
   */
  public static List<Evaluation> readAll(RunDirectory run) {
    return files(run).stream().map(EvaluationFiles::read).toList();
  }

  private static List<Path> files(RunDirectory run) {
    if (!Files.isDirectory(run.evaluations())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(run.evaluations())) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException failed) {
      throw new InputException(
          run.evaluations().toString(),
          "cannot be listed (" + DiskFault.reason(failed) + ")",
          "Check its permissions.",
          failed);
    }
  }
}
