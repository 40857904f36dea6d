package org.gan4j.experiments.measuring;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.eval.convention.Convention;
import org.gan4j.eval.convention.Conventions;
import org.gan4j.eval.evaluator.Explainer;
import org.gan4j.eval.image.resize.Resizers;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.experiments.machine.ProcessDevice;
import org.gan4j.experiments.parts.OpenNetworks;

/** Recomputes one Fréchet distance under the conventions of other code. */
public record ExplainWork(ExplainRequest request, PrintStream terminal) {

  /**
   * @return a table, line by line
   */
  public List<String> explain() {
    ProcessDevice.open(request.execution(), terminal::println);
    FeatureSpace space = FeatureSpace.parse(request.network());
    request.resizers().forEach(Resizers::named);
    try (var networks = new OpenNetworks(request.inception(), 0);
        var sets = new OpenSets(request.runs(), request.skipsDamaged(), terminal);
        var progress = new EvaluationProgress(terminal)) {
      FeatureNetwork network = networks.get(space.network());
      ImageSet real = images(sets, request.real());
      ImageSet fake = images(sets, request.fake());
      List<Convention> conventions = conventions(space, network);
      var explainer = new Explainer(network, request.seed(), progress);
      int judged = request.count().orElse(fake.count());
      terminal.printf(
          Locale.ROOT,
          "Up to %d passes over %d real images and %d to be judged%n",
          explainer.passes(conventions),
          real.count(),
          judged);
      return explainer.explain(conventions, real, fake, request.count()).lines();
    }
  }

  private List<Convention> conventions(FeatureSpace space, FeatureNetwork network) {
    Convention own = Conventions.own(space);
    List<Convention> conventions = new ArrayList<>(List.of(own));
    conventions.addAll(Conventions.peers());
    List<String> resizers =
        request.resizers().isEmpty() ? Conventions.resizers() : request.resizers();
    conventions.addAll(Conventions.variations(own, network, resizers));
    return conventions;
  }

  private ImageSet images(OpenSets sets, String name) {
    if (sets.get(name, request.count()) instanceof ImageSet images) {
      return images;
    }
    throw new InputException(
        name,
        "expected images, found features or statistics of such",
        "Give the images: conventions differ in what they do before the features.");
  }
}
