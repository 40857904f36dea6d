package org.gan4j.experiments.sampling;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.internal.folder.Pictures;
import org.gan4j.core.internal.resample.MirrorBorder;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.core.variant.Domain;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.ExperimentFactory;
import org.gan4j.experiments.parts.LatestCheckpoint;
import org.gan4j.experiments.parts.TrainingDataset;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.output.TranslationOutput;
import org.gan4j.train.run.ImageGrid;
import org.gan4j.train.run.PictureFile;
import org.gan4j.train.session.TrainingSession;

/**
 * Translates the files of a folder, of any sizes. The graph is built again for each size and needs
 * only the networks of the checkpoint. Images whose size the networks do not accept are extended by
 * their mirror image at the right and below, and cut back afterwards.
 */
public record TranslationWork(TranslateRequest request, PrintStream terminal) {

  /**
   * @return number of files written, under the names of their originals
   * @throws InputException if the variant has no such translation, a file is no image, or the
   *     networks cannot be built for its size
   */
  public int translate() {
    Experiment experiment = request.experiment();
    ProcessDevice.open(ExperimentFactory.sessionSettings(experiment), terminal::println);
    requireOther(request.in(), request.out());
    RunDirectory run = request.run();
    OutputFolder folder = OutputFolder.of(request.out());
    Pictures pictures = Pictures.in(request.in());
    Checkpoint checkpoint = LatestCheckpoint.required(run, terminal);
    Dataset training = TrainingDataset.described(run, experiment, terminal);
    TranslationOutput.Sides sides = sides(training);
    folder.begin(
        Map.of(
            "run", run.name(),
            "step", checkpoint.step(),
            "contentHash", checkpoint.sha256(),
            "direction", request.from().direction()),
        pictures.files().stream().map(OutputFolder::name).toList());
    bySize(pictures, training.shape().channels(), sides)
        .forEach(
            (shape, files) -> {
              try (TrainingGraph graph =
                      graph(training, shape, request.in().resolve(files.get(0)));
                  TrainingSession session = ExperimentFactory.session(experiment, graph)) {
                checkpoint.restoreNetworks(session);
                files.forEach(file -> translate(session, pictures, file));
              }
            });
    return pictures.files().size();
  }

  private void translate(TrainingSession session, Pictures pictures, Path file) {
    ImageShape shape = session.graph().imageShape();
    Images image = pictures.read(file, shape.channels());
    Images widened = MirrorBorder.widen(image, shape.height(), shape.width());
    Images translated =
        MirrorBorder.cut(
            session.outputs().translate(request.from(), widened),
            image.shape().height(),
            image.shape().width());
    PictureFile.write(ImageGrid.single(translated, 0), request.out().resolve(file.toString()));
  }

  /** Groups files by the size that the networks are built for, in the order of their first file. */
  private static Map<ImageShape, List<Path>> bySize(
      Pictures pictures, int channels, TranslationOutput.Sides sides) {
    Map<ImageShape, List<Path>> sizes = new LinkedHashMap<>();
    for (Path file : pictures.files()) {
      ImageShape shape = pictures.shapeOf(file, channels);
      ImageShape taken =
          new ImageShape(sides.atLeast(shape.height()), sides.atLeast(shape.width()), channels);
      sizes.computeIfAbsent(taken, size -> new ArrayList<>()).add(file);
    }
    return sizes;
  }

  private TrainingGraph graph(Dataset training, ImageShape shape, Path file) {
    try {
      return ExperimentFactory.graph(request.experiment(), training, shape);
    } catch (InputException refused) {
      throw refused.in(
          String.format(Locale.ROOT, "%s, as %dx%d", file, shape.height(), shape.width()));
    }
  }

  private TranslationOutput.Sides sides(Dataset training) {
    try (TrainingGraph graph = ExperimentFactory.graph(request.experiment(), training)) {
      Map<Domain, TranslationOutput> known = graph.translations();
      return Optional.ofNullable(known.get(request.from()))
          .map(TranslationOutput::sides)
          .orElseThrow(() -> unknown(known));
    }
  }

  private InputException unknown(Map<Domain, TranslationOutput> known) {
    String found =
        known.isEmpty()
            ? "none"
            : "only "
                + known.keySet().stream().map(Domain::direction).collect(Collectors.joining(", "));
    return new InputException(
        request.run().path().toString(),
        "expected a variant that translates " + request.from().direction() + ", found " + found,
        "Choose a run of CycleGan or Pix2Pix, and a direction it has.");
  }

  private static void requireOther(Path in, Path out) {
    if (Files.exists(in) && real(out).startsWith(real(in))) {
      throw new InputException(
          out.toString(),
          "expected a folder outside of --in, found "
              + (real(out).equals(real(in)) ? "it" : "one in it"),
          "Write the translations elsewhere: sub-folders of --in are translated too.");
    }
  }

  /** Returns the path without links, also for a folder that does not exist yet. */
  private static Path real(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      return Files.exists(path) || path.getParent() == null
          ? path.toRealPath()
          : real(path.getParent()).resolve(path.getFileName());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
