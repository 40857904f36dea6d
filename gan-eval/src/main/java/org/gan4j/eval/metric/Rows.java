package org.gan4j.eval.metric;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.Features;

/** A table row by row, in order. */
final class Rows {

  private Rows() {}

  /** The logits of each image, as a network without features gives them. */
  static Stream<Features> ofLogits(FeatureTable table) {
    return IntStream.range(0, table.count())
        .mapToObj(image -> new Features(1, new float[0], row(table, image)));
  }

  private static float[] row(FeatureTable table, int image) {
    float[] row = new float[table.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = (float) table.value(image, k); // exact: logits are float32
    }
    return row;
  }
}
