package org.gan4j.eval.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.core.variant.Domain;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.Version;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.internal.pixel.PixelError;
import org.gan4j.eval.metric.LabelShare;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.set.CentreCrop;
import org.gan4j.eval.set.ImageSet;
import org.gan4j.eval.set.SourceSet;

/**
 * Measures translations between two domains, G from A to B and F back, on real images:
 *
 * <ul>
 *   <li>translation error, if the domains are paired: |G(a) - b|, and for comparison |a - b|
 *       without translation;
 *   <li>cycle error, if both directions are declared: |F(G(a)) - a|;
 *   <li>identity of class, if the domains are paired and labelled, and a classifier can read the
 *       target domain and has classes of the same names: the share of translations that it assigns
 *       to the class of their source, and for comparison the same share of the true images.
 * </ul>
 *
 * @param translators translators, by the domain of the images they take
 * @param network the classifier; the caller closes it
 * @param readings how images of a domain are converted for the classifier; none for domains it
 *     cannot read
 * @param progress called after every block of images
 */
public record TranslationEvaluator(
    Map<Domain, UnaryOperator<Images>> translators,
    FeatureNetwork network,
    Map<Domain, ClassReading> readings,
    MeasuringProgress progress) {

  private static final int BLOCK = 500;

  /**
   * Measures the first images of a data set.
   *
   * @param samples run that made the translations
   * @param reference data set of two domains
   * @param limit greatest number of images used of each domain
   * @return evaluations direction by direction; empty if nothing can be measured
   */
  public List<Evaluation> evaluate(Samples samples, Dataset reference, int limit) {
    List<Evaluation> evaluations = new ArrayList<>();
    for (Domain from : Domain.values()) {
      if (translators.containsKey(from)) {
        evaluations.addAll(direction(from, reference, limit).evaluations(samples));
      }
    }
    return evaluations;
  }

  private Direction direction(Domain from, Dataset reference, int limit) {
    Dataset source = domain(reference, from);
    int count = Math.min(limit, source.count());
    var direction = new Direction(from, reference, count);
    for (int first = 0; first < count; first += BLOCK) {
      direction.measure(source, first, Math.min(BLOCK, count - first));
      progress.report(from.direction(), Math.min(count, first + BLOCK), count);
    }
    return direction;
  }

  private static Dataset domain(Dataset reference, Domain domain) {
    return domain == Domain.A ? reference : reference.counterpart().orElseThrow().images();
  }

  /** Measures one translator. */
  private final class Direction {

    private final Domain from;
    private final Dataset reference;
    private final int count;
    private final Optional<Dataset> truth;
    private final Optional<ClassReading> reading;
    private final PixelError translated = new PixelError();
    private final PixelError untranslated = new PixelError();
    private final PixelError cycled = new PixelError();
    private final LabelShare kept = new LabelShare();
    private final LabelShare real = new LabelShare();

    Direction(Domain from, Dataset reference, int count) {
      this.from = from;
      this.reference = reference;
      this.count = count;
      boolean paired = reference.counterpart().orElseThrow().paired();
      truth = paired ? Optional.of(domain(reference, from.other())) : Optional.empty();
      reading = truth.flatMap(this::reading);
    }

    private Optional<ClassReading> reading(Dataset target) {
      return Optional.ofNullable(readings.get(from.other()))
          .filter(found -> domain(reference, from).labels().isPresent())
          .filter(found -> domain(reference, from).classNames().areAmong(network.classNames()))
          .filter(found -> isReadable(found.function().apply(target.images())));
    }

    private boolean isReadable(Images read) {
      ImageSet all = SourceSet.of(Dataset.of("read", read, Optional.empty(), 0));
      return CentreCrop.losesNothing(all, read.shape(), network.imageShape());
    }

    void measure(Dataset source, int first, int block) {
      Images given = source.read(first, block);
      Images made = translators.get(from).apply(given);
      truth.ifPresent(
          target -> {
            Images right = target.read(first, block);
            translated.add(made, right);
            untranslated.add(given, right);
            reading.ifPresent(
                read -> {
                  int[] labels = Arrays.copyOfRange(askedOf(source), first, first + block);
                  kept.add(classify(read, made), labels);
                  real.add(classify(read, right), labels);
                });
          });
      if (translators.containsKey(from.other())) {
        cycled.add(translators.get(from.other()).apply(made), given);
      }
    }

    /** Returns the labels of a set, as the network numbers its classes. */
    private int[] askedOf(Dataset source) {
      ClassLabels labels = source.classLabels().orElseThrow();
      return labels.among(network.classNames(), source.name(), network.name()).of();
    }

    private Features classify(ClassReading read, Images images) {
      return network.extract(CentreCrop.of(read.function().apply(images), network.imageShape()));
    }

    List<Evaluation> evaluations(Samples samples) {
      List<Evaluation> evaluations = new ArrayList<>();
      if (truth.isPresent()) {
        evaluations.add(translationError(samples));
      }
      if (translators.containsKey(from.other())) {
        evaluations.add(cycleError(samples));
      }
      reading.ifPresent(read -> evaluations.add(classIdentity(samples, read)));
      return evaluations;
    }

    private Evaluation translationError(Samples samples) {
      return new Evaluation(
          Evaluation.name("translation-error", count, from.direction()),
          translated.mean(),
          translated.standardError(),
          null,
          Map.of("untranslated", untranslated.mean()),
          samples,
          pixels("uint8", PixelError.ESTIMATOR + ", between translation and truth"));
    }

    private Evaluation cycleError(Samples samples) {
      return new Evaluation(
          Evaluation.name("cycle-error", count, from.toString()),
          cycled.mean(),
          cycled.standardError(),
          null,
          Map.of(),
          samples,
          pixels(
              "uint8, also between the two translations",
              PixelError.ESTIMATOR + ", between original and reconstruction"));
    }

    private Evaluation classIdentity(Samples samples, ClassReading read) {
      return new Evaluation(
          Evaluation.name("class-identity", count, from.direction() + "-" + network.name()),
          kept.value(),
          kept.standardError(),
          null,
          Map.of("true images", real.value()),
          samples,
          protocol(
              network.name(),
              network.sha256(),
              "logits",
              CentreCrop.resize(reference.shape(), network.imageShape()),
              "uint8",
              "share of the translations whose argmax is the label of their source, read by "
                  + read.name()));
    }

    private ProtocolRecord pixels(String quantisation, String estimator) {
      return protocol(null, null, "pixels", "none", quantisation, estimator);
    }

    private ProtocolRecord protocol(
        String name,
        String sha256,
        String layer,
        String resize,
        String quantisation,
        String estimator) {
      return new ProtocolRecord(
          name,
          sha256,
          layer,
          resize,
          quantisation,
          null,
          count,
          new ProtocolRecord.ImageSet(reference.name(), reference.contentHash(), count),
          estimator,
          Version.current());
    }
  }
}
