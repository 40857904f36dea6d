package org.gan4j.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchComparisonTest {

  private static final BenchFile.Versions VERSIONS =
      new BenchFile.Versions("0.1.0", "abc", "2.18.0", "17");

  @Test
  void aDifferenceCountsWhereTheQuartilesLeaveAGap() {
    BenchFile earlier =
        file(2, VERSIONS, entry("a", 2, 100), entry("b", 2, 100), entry("c", 2, 100));
    BenchFile now =
        file(
            2,
            VERSIONS,
            entry("a", 2, 80),
            entry("b", 2, 101),
            entry("c", 2, 120),
            entry("d", 2, 9));
    List<String> lines = BenchComparison.lines(now, earlier, "x.json");
    assertThat(lines.get(1))
        .contains("100.0 (98.0-102.0)", "80.0 (78.4-81.6)")
        .endsWith("0.800  faster");
    assertThat(lines.get(2)).endsWith("1.010  within the spread");
    assertThat(lines.get(3)).endsWith("1.200  slower");
    assertThat(lines.get(4)).endsWith("not measured earlier");
  }

  @Test
  void otherVersionsAreShown() {
    BenchFile earlier =
        file(2, new BenchFile.Versions("0.1.0", "abd", "2.18.0", "17"), entry("a", 2, 100));
    assertThat(BenchComparison.lines(file(2, VERSIONS, entry("a", 2, 80)), earlier, "x.json"))
        .contains("versions: commit abd, abc now");
  }

  @Test
  void anotherMachineIsRefused() {
    BenchFile earlier = file(4, VERSIONS, entry("a", 2, 100));
    BenchFile now = file(2, VERSIONS, entry("a", 2, 80));
    assertThatThrownBy(() -> BenchComparison.lines(now, earlier, "x.json"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "x.json: expected times of this machine and these settings, found others (cores 4, 2"
                + " now). Measure both on one machine, with the same threads and batch.");
  }

  @Test
  void otherThreadsAreRefused() {
    BenchFile earlier = file(2, VERSIONS, entry("a", 1, 100));
    BenchFile now = file(2, VERSIONS, entry("a", 2, 80));
    assertThatThrownBy(() -> BenchComparison.lines(now, earlier, "x.json"))
        .hasMessageContaining("found others (threads of a 1, 2 now)");
  }

  @Test
  void aFileIsReadAsItWasWritten(@TempDir Path folder) {
    BenchFile file = file(2, VERSIONS, entry("a", 1, 100));
    file.write(folder.resolve("x.json"));
    assertThat(BenchFile.read(folder.resolve("x.json"))).isEqualTo(file);
  }

  private static BenchFile file(int cores, BenchFile.Versions versions, BenchEntry... entries) {
    BenchFile.Host host = new BenchFile.Host("Linux", "cpu", "avx2", cores, "", "CPU:0", "1");
    return new BenchFile(versions, host, List.of(entries));
  }

  private static BenchEntry entry(String config, int threads, double milliseconds) {
    Spread spread = new Spread(milliseconds, 0.98 * milliseconds, 1.02 * milliseconds);
    return new BenchEntry(
        config,
        "Dcgan",
        "hash",
        64,
        threads,
        1,
        10,
        20,
        spread,
        spread.into(64_000),
        spread,
        new Spread(1, 1, 1),
        new Spread(1, 1, 1),
        new BenchEntry.Besides(0, 0, 0, 0),
        0,
        1L << 30,
        null,
        null);
  }
}
