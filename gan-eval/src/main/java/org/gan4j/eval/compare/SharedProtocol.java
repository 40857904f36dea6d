package org.gan4j.eval.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gan4j.core.InputException;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.internal.json.Json;

/** Finds the protocol by which all runs must have been measured. */
final class SharedProtocol {

  private SharedProtocol() {}

  /**
   * Returns the protocol of a metric.
   *
   * @param runs runs, of which at least one has been measured
   * @throws InputException if two runs were measured by different protocols; the message says what
   *     differs
   */
  static ProtocolRecord of(String metric, List<ComparedRun> runs) {
    List<ComparedRun> measured =
        runs.stream().filter(run -> run.evaluation(metric).isPresent()).toList();
    ComparedRun first = measured.get(0);
    ProtocolRecord protocol = protocol(first, metric);
    for (ComparedRun run : measured) {
      ProtocolRecord other = protocol(run, metric);
      if (!protocol.equals(other)) {
        throw new InputException(
            metric,
            String.format(
                Locale.ROOT,
                "expected one protocol, found %s in %s and %s in %s",
                differing(protocol, other),
                first.run().name(),
                differing(other, protocol),
                run.run().name()),
            "Evaluate both by one protocol, or choose another number with --metric NAME.");
      }
    }
    return protocol;
  }

  private static ProtocolRecord protocol(ComparedRun run, String metric) {
    return run.evaluation(metric).map(Evaluation::protocol).orElseThrow();
  }

  /** Returns the fields in which a protocol differs from another. */
  private static String differing(ProtocolRecord own, ProtocolRecord other) {
    Map<String, String> mine = fields(own);
    Map<String, String> theirs = fields(other);
    TreeSet<String> names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    return names.stream()
        .filter(name -> !mine.getOrDefault(name, "").equals(theirs.getOrDefault(name, "")))
        .map(name -> name + " " + mine.getOrDefault(name, "none"))
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> fields(ProtocolRecord protocol) {
    Map<String, String> fields = new TreeMap<>();
    flatten("", Json.MAPPER.valueToTree(protocol), fields);
    return fields;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                      field.getValue(),
                      fields));
    } else {
      fields.put(name, node.asText());
    }
  }
}
