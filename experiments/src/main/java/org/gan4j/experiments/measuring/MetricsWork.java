package org.gan4j.experiments.measuring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.eval.protocol.Protocol;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.MeasuredSet;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.OpenNetworks;
import org.gan4j.experiments.parts.ProtocolFiles;

/** Measures any two sets of images. */
public record MetricsWork(MetricsRequest request, PrintStream terminal) {

  /** The number of threads of a classifier's training, on which its last bits depend. */
  private static final int THREADS = 2;

  /**
   * @return a line for each number, with its protocol, and more about it below
   */
  public List<String> measure() {
    ProcessDevice.open(request.execution(), terminal::println);
    List<Protocol> protocols = request.protocols().stream().map(ProtocolFiles::of).toList();
    try (var networks = new OpenNetworks(request.inception(), 0);
        var sets = new OpenSets(request.runs(), request.skipsDamaged(), terminal);
        var progress = new EvaluationProgress(terminal)) {
      var cache = StatisticsFiles.ofEnvironment();
      var measurer =
          new Measurer(
              networks,
              cache,
              request.seed(),
              progress,
              new ClassifierLearner(THREADS, progress),
              true);
      List<Evaluation> evaluations = new ArrayList<>();
      protocols.stream()
          .collect(groupingBy(Protocol::samples, LinkedHashMap::new, toList()))
          .forEach(
              (count, members) -> {
                MeasuredSets of = sets(sets, count);
                List<Evaluation> found = measurer.measure(members, of);
                request.out().ifPresent(out -> write(found, of, out));
                evaluations.addAll(found);
              });
      return evaluations.stream().flatMap(one -> one.lines().stream()).toList();
    }
  }

  private MeasuredSets sets(OpenSets open, Optional<Integer> count) {
    MeasuredSet fake = open.get(request.fake(), count);
    Optional<ImageSet> training = request.training().map(name -> images(open, name, count));
    return new MeasuredSets(
        fake,
        open.origin(request.fake(), fake),
        Optional.of(open.get(request.real(), count)),
        training);
  }

  private static ImageSet images(OpenSets open, String name, Optional<Integer> count) {
    if (open.get(name, count) instanceof ImageSet images) {
      return images;
    }
    throw new InputException(
        "--training", "expected images, found features or statistics of such", "Give the images.");
  }

  private static void write(List<Evaluation> evaluations, MeasuredSets sets, Path out) {
    AtomicFile.makeFolder(out);
    for (Evaluation evaluation : evaluations) {
      Path file = out.resolve(evaluation.metric().replaceAll("[/\\\\]", "_") + ".json");
      Json.write(evaluation, file);
      ClosestPairs.write(evaluation, sets, file);
    }
  }
}
