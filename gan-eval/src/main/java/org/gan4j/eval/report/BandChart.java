package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One reported value of several configurations over training: the median of their runs as a line,
 * between the smallest and the largest as a band.
 */
final class BandChart {

  private static final int POINTS = 400;

  private BandChart() {}

  /**
   * Draws bands.
   *
   * @param id unique on the page, letters and digits
   * @param full one a configuration, empty for one that does not report the value; at least one
   * @return the SVG element; empty if no value is finite
   */
  static String draw(String id, List<Optional<SeedBand>> full) {
    List<Optional<SeedBand>> bands =
        full.stream().map(band -> band.map(all -> all.thinned(POINTS))).toList();
    double[] finite =
        bands.stream()
            .flatMap(Optional::stream)
            .flatMapToDouble(band -> Arrays.stream(band.finite()))
            .toArray();
    if (finite.length == 0) {
      return "";
    }
    List<Series> middles = full.stream().flatMap(Optional::stream).map(SeedBand::middle).toList();
    ChartFrame frame = new ChartFrame(id, LineChart.steps(middles), Axis.ofBulk(finite));
    StringBuilder svg = new StringBuilder(frame.open());
    for (int i = 0; i < bands.size(); i++) {
      if (bands.get(i).isPresent()) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<path class='band b%d' d='%s'/>",
                i % 8,
                area(frame, bands.get(i).get())));
      }
    }
    for (int i = 0; i < bands.size(); i++) {
      if (bands.get(i).isPresent()) {
        String curve = frame.curve(bands.get(i).get().middle());
        svg.append(String.format(Locale.ROOT, "<path class='line s%d' d='%s'/>", i % 8, curve));
      }
    }
    return svg.append(ChartFrame.CLOSE).toString();
  }

  /** Along the upper edge and back along the lower one, a piece for each stretch without gap. */
  private static String area(ChartFrame frame, SeedBand band) {
    StringBuilder path = new StringBuilder();
    List<Integer> stretch = new ArrayList<>();
    int points = band.middle().steps().length;
    for (int i = 0; i <= points; i++) {
      if (i < points && Double.isFinite(band.middle().values()[i])) {
        stretch.add(i);
      } else {
        path.append(area(frame, band, stretch));
        stretch.clear();
      }
    }
    return path.toString();
  }

  private static String area(ChartFrame frame, SeedBand band, List<Integer> stretch) {
    StringBuilder path = new StringBuilder();
    for (int i : stretch) {
      path.append(path.length() == 0 ? "M" : "L").append(point(frame, band.high(), i));
    }
    for (int i = stretch.size() - 1; i >= 0; i--) {
      path.append("L").append(point(frame, band.low(), stretch.get(i)));
    }
    return path.length() == 0 ? "" : path.append("Z").toString();
  }

  private static String point(ChartFrame frame, Series edge, int i) {
    return frame.point(edge.steps()[i], edge.values()[i]);
  }
}
