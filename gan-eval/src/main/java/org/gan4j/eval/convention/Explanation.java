package org.gan4j.eval.convention;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gan4j.eval.ProtocolRecord;

/**
 * A Fréchet distance under several conventions.
 *
 * @param network name of the feature network
 * @param features number of features of an image, d
 * @param real the real images
 * @param fake the images that were judged
 * @param resized whether any image had another size than the network's input
 * @param rows one row for each convention; the others are compared with the first
 */
public record Explanation(
    String network,
    int features,
    ProtocolRecord.ImageSet real,
    ProtocolRecord.ImageSet fake,
    boolean resized,
    List<Row> rows) {

  /**
   * A convention and its result.
   *
   * @param convention the convention
   * @param resize how images were brought to the network's size, in words
   * @param quantisation how their values were rounded, in words
   * @param value the Fréchet distance
   */
  public record Row(Convention convention, String resize, String quantisation, double value) {}

  private static final List<String> HEADER =
      List.of(
          "convention",
          "FID",
          "difference",
          "resize",
          "quantisation",
          "ddof",
          "epsilon",
          "trace of the root",
          "reference statistics");

  /** Returns the rows as a table with a header, followed by notes. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Fréchet distance over %s, %d images of %s against %d of %s, both uint8",
            network,
            fake.count(),
            fake.name(),
            real.count(),
            real.name()));
    lines.addAll(table());
    lines.addAll(notes());
    return lines;
  }

  private List<String> table() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEADER);
    rows.forEach(row -> cells.add(cells(row)));
    int[] widths = new int[HEADER.size()];
    for (List<String> line : cells) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return cells.stream().map(line -> padded(line, widths)).toList();
  }

  private List<String> cells(Row row) {
    Convention convention = row.convention();
    return List.of(
        convention.name(),
        String.format(Locale.ROOT, "%.7g", row.value()),
        difference(row),
        row.resize(),
        row.quantisation(),
        String.valueOf(convention.ddof()),
        convention.offset().text(),
        convention.trace(),
        convention.reference());
  }

  private String difference(Row row) {
    double difference = row.value() - rows.get(0).value();
    if (row == rows.get(0)) {
      return "-";
    }
    return difference == 0 ? "0" : String.format(Locale.ROOT, "%+.4g", difference);
  }

  private static String padded(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths[column] + 2 - cell.length()));
    }
    return line.toString().stripTrailing();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!resized) {
      notes.add("All images are of the network's size: no way to resize changes them.");
    }
    if (Math.min(real.count(), fake.count()) <= features) {
      notes.add(
          "No more images than features: a covariance is singular. There the general roots of the"
              + " references are inaccurate, and may be the ones to which epsilon is added.");
    }
    notes.add(
        "All values are by gan4j: float64, symmetric eigenvalues, the statistics of these real images"
            + " prepared alike, an epsilon only where it is always added. The code looked at:");
    Set<String> origins = new LinkedHashSet<>();
    rows.forEach(row -> origins.add(row.convention().origin()));
    origins.remove("");
    origins.forEach(origin -> notes.add("  " + origin));
    return notes;
  }
}
