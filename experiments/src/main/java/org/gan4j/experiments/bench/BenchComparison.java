package org.gan4j.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.InputException;

/** How measurements stand to earlier ones of the same machine. */
final class BenchComparison {

  private static final String ROW = "%-28s %22s %22s %12s  %s";

  private BenchComparison() {}

  /**
   * One line a config that both have. A difference counts where the quartiles leave a gap.
   *
   * @param name name of the earlier file, for errors
   * @throws InputException if the machine, or a config's threads or batch, are not the same
   */
  static List<String> lines(BenchFile now, BenchFile earlier, String name) {
    requireSame(name, now.otherMachine(earlier));
    List<String> lines = new ArrayList<>();
    now.otherVersions(earlier).forEach(change -> lines.add("versions: " + change));
    lines.add(
        String.format(
            Locale.ROOT, ROW, "config", "earlier, ms", "now, ms", "now/earlier", "difference"));
    for (BenchEntry entry : now.entries()) {
      lines.add(
          find(earlier, entry).map(before -> row(name, before, entry)).orElse(missing(entry)));
    }
    return lines;
  }

  private static Optional<BenchEntry> find(BenchFile earlier, BenchEntry entry) {
    return earlier.entries().stream()
        .filter(before -> before.config().equals(entry.config()))
        .findFirst();
  }

  private static String missing(BenchEntry entry) {
    return String.format(Locale.ROOT, "%-28s not measured earlier", entry.config());
  }

  private static String row(String name, BenchEntry before, BenchEntry now) {
    requireSame(name, differences(before, now));
    double ratio = now.milliseconds().median() / before.milliseconds().median();
    String config = before.configSha256().equals(now.configSha256()) ? "" : ", of another config";
    return String.format(
        Locale.ROOT,
        ROW,
        now.config(),
        BenchTable.spread("%.1f", before.milliseconds()),
        BenchTable.spread("%.1f", now.milliseconds()),
        BenchTable.text("%.3f", ratio),
        word(before.milliseconds(), now.milliseconds()) + config);
  }

  private static List<String> differences(BenchEntry before, BenchEntry now) {
    return Stream.of(
            change(now, "threads", before.threads(), now.threads()),
            change(now, "batch", before.batchSize(), now.batchSize()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> change(BenchEntry entry, String what, int before, int now) {
    return before == now
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%s of %s %d, %d now", what, entry.config(), before, now));
  }

  private static String word(Spread before, Spread now) {
    if (!now.isApartFrom(before)) {
      return "within the spread";
    }
    return now.median() < before.median() ? "faster" : "slower";
  }

  private static void requireSame(String name, List<String> differences) {
    if (!differences.isEmpty()) {
      throw new InputException(
          name,
          "expected times of this machine and these settings, found others ("
              + String.join("; ", differences)
              + ")",
          "Measure both on one machine, with the same threads and batch.");
    }
  }
}
