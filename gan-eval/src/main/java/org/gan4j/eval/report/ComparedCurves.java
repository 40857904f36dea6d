package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.eval.compare.Configuration;

/**
 * What the runs logged while they were trained, as one chart a value.
 *
 * @param charts of the values that two configurations report, or the only one
 * @param alone names of the values that a single one of several configurations reports
 */
record ComparedCurves(List<Chart> charts, String alone) {

  /**
   * A chart.
   *
   * @param title name of the value, {@code loss/generator}
   * @param svg the picture
   * @param legend the configurations in it
   */
  record Chart(String title, String svg, List<ComparedMetric.Column> legend) {}

  static ComparedCurves of(List<Configuration> configurations) {
    List<Map<String, SeedBand>> bands = configurations.stream().map(ComparedCurves::bands).toList();
    List<String> names =
        bands.stream().flatMap(map -> map.keySet().stream()).distinct().sorted().toList();
    List<String> labels = configurations.stream().map(Configuration::label).toList();
    List<Chart> charts = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    for (String name : names) {
      List<Optional<SeedBand>> found =
          bands.stream().map(map -> Optional.ofNullable(map.get(name))).toList();
      long reporting = found.stream().filter(Optional::isPresent).count();
      if (reporting == 1 && configurations.size() > 1) {
        alone.add(name);
      } else {
        String svg = BandChart.draw("c" + charts.size(), found);
        charts.add(new Chart(name, svg, legend(found, labels)));
      }
    }
    return new ComparedCurves(charts, String.join(", ", alone));
  }

  private static List<ComparedMetric.Column> legend(
      List<Optional<SeedBand>> bands, List<String> labels) {
    List<ComparedMetric.Column> all = ComparedMetric.legend(labels);
    return IntStream.range(0, all.size())
        .filter(i -> bands.get(i).isPresent())
        .mapToObj(all::get)
        .toList();
  }

  private static Map<String, SeedBand> bands(Configuration configuration) {
    SortedMap<String, List<Series>> series = new TreeMap<>();
    configuration.runs().stream()
        .map(run -> MetricCurves.read(run.run().metrics()).groups())
        .forEach(
            groups ->
                groups.forEach(
                    (group, members) ->
                        members.forEach(
                            one ->
                                series
                                    .computeIfAbsent(
                                        group + "/" + one.name(), name -> new ArrayList<>())
                                    .add(one))));
    Map<String, SeedBand> bands = new TreeMap<>();
    series.forEach((name, runs) -> bands.put(name, SeedBand.of(configuration.label(), runs)));
    return bands;
  }
}
