package org.gan4j.experiments.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.config.ConfigOverride;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedPathsTest {

  private static final String TOY = ToyExperiment.YAML;

  /** A config with images in a folder and a cache, as a stranger writes it. */
  private static String images(String path) {
    String dataset = "{name: folder, path: %, imageSize: 28, channels: 1, cache: /home/victim}";
    return TOY.replaceFirst(
        "(?s)dataset:.*variant:", "dataset: " + dataset.replace("%", path) + "\nvariant:");
  }

  private static RecordedRun report(String config, Provenance.Change... changes) {
    Provenance provenance =
        new Provenance(
            "1", "a", 1, "d", "00", null, null, null, null, null, List.of(changes), null);
    return new RecordedRun(
        "run", config, Optional.of(provenance), new TreeMap<>(), new TreeMap<>(), List.of());
  }

  private static List<String> confined(RecordedRun report, String... set) {
    List<ConfigOverride> given = Stream.of(set).map(ConfigOverride::parse).toList();
    return ReportedPaths.confined(report, given, false).stream()
        .map(override -> override.option() + "=" + override.value())
        .toList();
  }

  @Test
  void theCacheIsLeftOutAlsoInAnEarlierPart() {
    assertThat(confined(report(images("faces")))).containsExactly("--set dataset.cache=null");
    var earlier = new Provenance.Change(20, "date", List.of(), images("faces"));
    assertThat(confined(report(TOY, earlier))).containsExactly("--set dataset.cache=null");
    assertThat(confined(report(images("faces")), "dataset.cache=mine"))
        .containsExactly("--set dataset.cache=\"mine\"");
    assertThat(confined(report(TOY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/faces", "../faces", "a/../../faces"})
  void imagesElsewhereAreRefusedUnlessTheCallerNamesThem(String path) {
    RecordedRun report = report(images(path));
    assertThatThrownBy(() -> confined(report))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/dataset/path: expected a path below this folder, as anybody may have made the"
                + " report, found "
                + path
                + ". If you mean it, say --set dataset.path="
                + path
                + ", or --accept-paths for all paths of the report.");
    assertThat(confined(report, "dataset.path=" + path)).hasSize(2);
    assertThat(ReportedPaths.confined(report, List.of(), true)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "featureNetwork: /etc/network.pb",
        "protocols: [fid10k-/etc/network.pb]",
        "protocols: [../../protocol.yaml]",
        "protocols: [is10k-mnist-cnn, fid10k-../network.pb]",
        "every: {steps: 10, protocol: fid10k-/etc/network.pb}"
      })
  void networksAndProtocolsElsewhereAreRefused(String line) {
    String own = "  featureNetwork: mnist-cnn\n";
    String evil = TOY.replace(own, (line.startsWith("feature") ? "" : own) + "  " + line + "\n");
    assertThatThrownBy(() -> confined(report(evil)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("/evaluation/" + line.substring(0, line.indexOf(':')))
        .hasMessageContaining(": expected a path below this folder");
  }
}
