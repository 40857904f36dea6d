package org.gan4j.experiments.measuring;

import java.util.Map;
import org.gan4j.core.data.Images;
import org.gan4j.core.data.catalog.ToneMap;
import org.gan4j.core.variant.Domain;
import org.gan4j.eval.evaluator.ClassReading;

/** Converts the domains of gan4j's own data sets for a classifier of grey images. */
final class ClassReadings {

  private static final ClassReading GREY = new ClassReading("grey value", Images::grey);
  private static final ClassReading TONES = new ClassReading("inverse of ToneMap", ToneMap::invert);

  private ClassReadings() {}

  /** The readings for a data set's domains; none for domains that show no such images. */
  static Map<Domain, ClassReading> of(String dataset) {
    return switch (dataset) {
      case "mnist-tones", "fashion-tones" -> Map.of(Domain.A, GREY, Domain.B, TONES);
      case "mnist-outlines" -> Map.of(Domain.B, GREY);
      default -> Map.of();
    };
  }
}
