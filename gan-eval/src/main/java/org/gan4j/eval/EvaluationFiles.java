package org.gan4j.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;

/** The JSON files in a run's {@code eval} folder, one a metric: {@code eval/<metric>.json}. */
public final class EvaluationFiles {

  private EvaluationFiles() {}

  /** The file of an evaluation in a run. */
  public static Path of(RunDirectory run, Evaluation evaluation) {
    return run.evaluations().resolve(evaluation.metric() + ".json");
  }

  /**
   * Writes an evaluation, replacing an earlier one of the same metric.
   *
   * @return the file
   * @throws InputException if it cannot be written; an earlier one then stays as it was
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
   * All evaluations of a run, sorted by name; none if it has not been evaluated.
   *
   * @throws InputException if one is damaged
   */
  public static List<Evaluation> readAll(RunDirectory run) {
    if (!Files.isDirectory(run.evaluations())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(run.evaluations())) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(EvaluationFiles::read)
          .toList();
    } catch (IOException failed) {
      throw new InputException(
          run.evaluations().toString(),
          "cannot be listed (" + failed.getMessage() + ")",
          "Check its permissions.",
          failed);
    }
  }
}
