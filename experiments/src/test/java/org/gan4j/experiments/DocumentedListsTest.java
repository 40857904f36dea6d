package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.eval.metric.Metrics;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.experiments.experiment.Variants;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Lists in the documents that say "all" hold what there is. */
class DocumentedListsTest {

  private static String text(String document) throws IOException {
    return Files.readString(Path.of("..", document));
  }

  @Test
  void theTableOfVariantsHasThemAll() throws IOException {
    String table = text("docs/variants/README.md");
    assertThat(Variants.known())
        .isNotEmpty()
        .allSatisfy(variant -> assertThat(table).contains("\n| `" + variant + "` |"));
  }

  @Test
  void eachVariantHasAConfig() throws IOException {
    try (Stream<Path> configs = Files.list(Path.of("configs"))) {
      List<String> used =
          configs
              .filter(Files::isRegularFile)
              .map(config -> Experiment.read(config, List.of()).variant().getClass())
              .map(Variants::nameOf)
              .toList();
      assertThat(used).containsAll(Variants.known());
    }
  }

  /** A row has the key, the parameters and the paper that the metric's own file has. */
  @Test
  void theTableOfMetricsHasThemAllWithTheirParametersAndPapers() throws IOException {
    List<String> lines = text("docs/metrics.md").lines().toList();
    assertThat(Metrics.all())
        .isNotEmpty()
        .allSatisfy(
            metric -> {
              String row = "| `" + metric.key() + "` |";
              assertThat(lines).filteredOn(line -> line.startsWith(row)).hasSize(1);
              String found = lines.stream().filter(line -> line.startsWith(row)).findAny().get();
              metric.paper().ifPresent(paper -> assertThat(found).contains("| " + paper + " |"));
              assertThat(metric.getClass().getRecordComponents())
                  .allSatisfy(
                      parameter -> assertThat(found).contains("`" + parameter.getName() + "`"));
            });
  }

  @Test
  void theReadmeHasAllVerbs() throws IOException {
    String readme = text("README.md");
    CommandLine gan = Gan.commandLine(new Verbs(System.err).all());
    assertThat(gan.getSubcommands().values())
        .filteredOn(verb -> !verb.getCommandSpec().usageMessage().hidden())
        .isNotEmpty()
        .allSatisfy(
            verb -> assertThat(readme).containsPattern("\\| `" + verb.getCommandName() + "[ `]"));
  }
}
