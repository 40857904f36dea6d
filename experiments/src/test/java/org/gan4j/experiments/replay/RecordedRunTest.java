package org.gan4j.experiments.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.experiments.ToyExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {

  private static final List<String> OTHERS =
      List.of("null", "7", "\"text\"", "[]", "{}", "[null]", "{\"a\":null}");

  private static final String RECORD =
      """
      {"name":"run","config":"","fingerprints":[{"step":2,"state":"ab","tensors":{"w":"cd"}}],
       "metrics":[{"step":1,"loss/a":0.5,"imagesSeen":64}],
       "provenance":{"gan4j":"1","seed":1,"dataset":"d","datasetSha256":"00","parameters":["g: 1"],
         "featureNetworks":[{"name":"n","sha256":"cd"}],"classpath":[{"name":"a","sha256":"b"}],
         "software":{"tensorflow":"2","java":"17"},"machine":{"os":"linux","cores":2},
         "changes":[{"step":1,"date":"d","differences":["/a: 1 -> 2"],"config":"seed: 1"}],
         "sessions":[{"fromStep":0,"toStep":2,"started":"d","seconds":1.5,"end":"finished"}]},
       "evaluations":[{"metric":"fid40-tiny","value":1.5,"uncertainty":{"value":0.5,"kind":"k"},
         "noiseFloor":{"value":1,"images":{"name":"n","contentHash":"c","count":4},"seed":1},
         "details":{"a":1},"warnings":["w"],"samples":{"source":"s","step":2,"seed":1},
         "protocol":{"featureNetwork":"tiny","sampleCount":40,"reference":{"name":"n"}}}]}
      """;

  @TempDir Path folder;

  @Test
  void whateverJsonStandsInAReportItIsReadOrRefused() throws Exception {
    JsonNode intact = Json.MAPPER.readTree(RECORD);
    ((ObjectNode) intact).put("config", ToyExperiment.YAML);
    ((ObjectNode) intact.at("/provenance/changes/0")).put("config", ToyExperiment.YAML);
    List<JsonPointer> places = new ArrayList<>();
    collect(intact, JsonPointer.empty(), places);
    assertThat(replayable(intact.toString())).isTrue();
    OTHERS.forEach(other -> assertThat(replayable(other)).as(other).isFalse());
    for (JsonPointer place : places) {
      for (String other : OTHERS) {
        JsonNode damaged = intact.deepCopy();
        replace(damaged.at(place.head()), place.last(), Json.MAPPER.readTree(other));
        assertThatCode(() -> replayable(damaged.toString()))
            .as(place + " = " + other)
            .doesNotThrowAnyException();
      }
    }
  }

  private static void collect(JsonNode at, JsonPointer place, List<JsonPointer> places) {
    at.properties()
        .forEach(
            field -> {
              places.add(place.appendProperty(field.getKey()));
              collect(field.getValue(), place.appendProperty(field.getKey()), places);
            });
    for (int k = 0; at.isArray() && k < at.size(); k++) {
      places.add(place.appendIndex(k));
      collect(at.get(k), place.appendIndex(k), places);
    }
  }

  private static void replace(JsonNode parent, JsonPointer place, JsonNode value) {
    if (parent instanceof ArrayNode array) {
      array.set(place.getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(place.getMatchingProperty(), value);
    }
  }

  /** Everything that a replay asks of the record; false where it is refused. */
  private boolean replayable(String record) {
    try {
      Path html = folder.resolve("report.html");
      Files.writeString(
          html, "<script type=\"application/json\" id=\"gan4j-run\">" + record + "</script>");
      RecordedRun recorded = RecordedRun.ofReport(html);
      recorded.requireStates();
      long last = recorded.lastStep();
      ConfigSequence.of(recorded, List.of(), last);
      MetricDifference.of(recorded.finalEvaluations(), recorded.evaluations())
          .forEach(metric -> assertThat(metric.line()).isNotEmpty());
      BitComparison.between(recorded, recorded.states(), recorded.reports(), last).identical();
      return true;
    } catch (InputException refused) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
