package org.gan4j.eval.protocol;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.eval.metric.FeatureTable;

/** A table row by row, in order. */
final class Rows {

  private Rows() {}

  static Stream<float[]> of(FeatureTable table) {
    return IntStream.range(0, table.count()).mapToObj(image -> row(table, image));
  }

  private static float[] row(FeatureTable table, int image) {
    float[] row = new float[table.size()];
    for (int k = 0; k < row.length; k++) {
      row[k] = table.value(image, k);
    }
    return row;
  }
}
