package org.gan4j.eval.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;

/**
 * The metrics of several runs side by side. A column is one metric by one protocol: numbers that
 * were measured differently never share one.
 *
 * @param columns metrics, in order of their names
 * @param rows one a run
 */
record MetricTable(List<Column> columns, List<Row> rows) {

  /**
   * A column.
   *
   * @param metric its name
   * @param variant what tells it from other columns of the same metric, empty if it is the only one
   */
  record Column(String metric, String variant) {}

  /**
   * A row.
   *
   * @param id of the run's section
   * @param run its name
   * @param cells one a column, – where the run has no such number
   */
  record Row(String id, String run, List<String> cells) {}

  private record Key(String metric, ProtocolRecord protocol) {}

  /**
   * @param names the runs
   * @param ids of their sections
   * @param evaluations of each run
   */
  static MetricTable of(List<String> names, List<String> ids, List<List<Evaluation>> evaluations) {
    Map<String, List<Key>> byMetric = new LinkedHashMap<>();
    for (String metric :
        evaluations.stream()
            .flatMap(List::stream)
            .map(Evaluation::metric)
            .collect(Collectors.toCollection(TreeSet::new))) {
      byMetric.put(
          metric,
          evaluations.stream()
              .flatMap(List::stream)
              .filter(evaluation -> evaluation.metric().equals(metric))
              .map(MetricTable::key)
              .distinct()
              .toList());
    }
    List<Key> keys = byMetric.values().stream().flatMap(List::stream).toList();
    List<Row> rows = new ArrayList<>();
    for (int run = 0; run < names.size(); run++) {
      rows.add(new Row(ids.get(run), names.get(run), cells(keys, evaluations.get(run))));
    }
    return new MetricTable(
        keys.stream()
            .map(key -> new Column(key.metric, variant(key, byMetric.get(key.metric))))
            .toList(),
        rows);
  }

  private static Key key(Evaluation evaluation) {
    return new Key(evaluation.metric(), evaluation.protocol());
  }

  private static List<String> cells(List<Key> keys, List<Evaluation> evaluations) {
    Map<Key, String> numbers = new HashMap<>();
    evaluations.forEach(evaluation -> numbers.put(key(evaluation), evaluation.number()));
    return keys.stream().map(key -> numbers.getOrDefault(key, "–")).toList();
  }

  /** The fields of the protocol in which the columns of one metric differ. */
  private static String variant(Key key, List<Key> all) {
    Map<String, String> own = fields(key);
    List<Map<String, String>> others = all.stream().map(MetricTable::fields).toList();
    TreeSet<String> names = new TreeSet<>();
    others.forEach(other -> names.addAll(other.keySet()));
    return names.stream()
        .filter(
            name ->
                others.stream().map(other -> other.getOrDefault(name, "none")).distinct().count()
                    > 1)
        .map(name -> name + " " + brief(own.getOrDefault(name, "none")))
        .collect(Collectors.joining(", "));
  }

  /** The beginning of a hash, anything else as it is. */
  private static String brief(String value) {
    return value.matches("[0-9a-f]{40,}") ? value.substring(0, 12) + "…" : value;
  }

  private static Map<String, String> fields(Key key) {
    return Table.of(key.protocol).stream()
        .collect(Collectors.toMap(Table.Row::key, Table.Row::value));
  }
}
