package org.gan4j.experiments.comparing;

import java.util.List;
import org.gan4j.eval.compare.ComparisonCsv;
import org.gan4j.eval.compare.ComparisonText;
import org.gan4j.eval.compare.RunComparison;
import org.gan4j.eval.internal.json.Json;
import org.gan4j.eval.report.ComparisonPage;

/** Compares configurations over their seeds. */
public final class CompareWork {

  private CompareWork() {}

  /** Writes the files that are asked for, and returns the comparison as text. */
  public static List<String> compare(CompareRequest request) {
    RunGroups groups = RunGroups.of(request.runs(), request.by());
    RunComparison comparison =
        RunComparison.of(
            groups.configurations(), groups.differences(), request.metric(), groups.warnings());
    request.json().ifPresent(file -> Json.write(comparison, file));
    request.csv().ifPresent(file -> ComparisonCsv.write(groups.configurations(), comparison, file));
    request
        .out()
        .ifPresent(file -> ComparisonPage.write(groups.configurations(), comparison, file));
    return ComparisonText.lines(comparison);
  }
}
