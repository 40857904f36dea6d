package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.eval.metric.input.MetricInput;

/** What metrics of nearest neighbours have to say of the sizes of their sets. */
final class Neighbours {

  private Neighbours() {}

  /** Their value moves with the number of images, most of all with that of the real ones. */
  static List<String> warnings(MetricInput sets) {
    List<String> warnings = new ArrayList<>();
    int real = sets.real().count();
    int fake = sets.fake().count();
    if (real != fake) {
      warnings.add(
          String.format(
                  Locale.ROOT,
                  "%d real and %d generated images: the papers compare as many of both, and the values",
                  real,
                  fake)
              + " move with the counts");
    }
    return warnings;
  }
}
