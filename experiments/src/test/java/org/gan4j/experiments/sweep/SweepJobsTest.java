package org.gan4j.experiments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which jobs a sweep has, and what they are called. */
class SweepJobsTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeConfigs() throws IOException {
    Files.writeString(folder.resolve("toy.yaml"), ToyExperiment.YAML);
    Files.writeString(folder.resolve("wide.yaml"), ToyExperiment.YAML.replace("- 128", "- 256"));
  }

  private List<SweepJob> jobs(String sweep) {
    try {
      Path file = Files.writeString(folder.resolve("study.yaml"), sweep);
      return SweepJobs.of(file, SweepConfig.read(file));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private List<String> names(String sweep) {
    return jobs(sweep).stream().map(SweepJob::name).toList();
  }

  private void assertRefused(String sweep, String message) {
    assertThatThrownBy(() -> jobs(sweep))
        .isInstanceOf(InputException.class)
        .hasMessage(folder.resolve("study.yaml") + message);
  }

  @Test
  void areConfigsTimesGridTimesListTimesSeeds() {
    assertThat(
            names(
                """
                configs: [toy.yaml, wide.yaml]
                seeds: [1, 2]
                grid:
                  variant.generator.learningRate: [2.0e-4, 0.001]
                list:
                  - {variant.spectral: true}
                  - {name: soft, variant.target: 0.7}
                """))
        .containsExactly(
            "toy-lr2e-4-spectral-true-seed1",
            "toy-lr2e-4-spectral-true-seed2",
            "toy-lr2e-4-soft-seed1",
            "toy-lr2e-4-soft-seed2",
            "toy-lr0.001-spectral-true-seed1",
            "toy-lr0.001-spectral-true-seed2",
            "toy-lr0.001-soft-seed1",
            "toy-lr0.001-soft-seed2",
            "wide-lr2e-4-spectral-true-seed1",
            "wide-lr2e-4-spectral-true-seed2",
            "wide-lr2e-4-soft-seed1",
            "wide-lr2e-4-soft-seed2",
            "wide-lr0.001-spectral-true-seed1",
            "wide-lr0.001-spectral-true-seed2",
            "wide-lr0.001-soft-seed1",
            "wide-lr0.001-soft-seed2");
  }

  @Test
  void eachExperimentHasItsValuesAndItsSeed() {
    SweepJob last =
        jobs("""
                configs: [toy.yaml]
                seeds: [3, 12]
                set: {training.steps: 50}
                grid: {training.batchSize: [32, 16]}
                """)
            .get(3);
    assertThat(last.name()).isEqualTo("toy-bs16-seed12");
    assertThat(last.experiment())
        .isEqualTo(ToyExperiment.read("training.steps=50", "training.batchSize=16", "seed=12"));
  }

  @Test
  void aValueThatOneJobChangesStaysAsItIsInTheOthers() {
    List<SweepJob> jobs =
        jobs(
            """
            configs: [toy.yaml]
            seeds: [1]
            set: {variant.generator: {type: adam, learningRate: 0.1, beta1: 0.0}}
            list:
              - {variant.generator.beta1: 0.9}
              - {variant.target: 1.0}
            """);
    assertThat(jobs.get(1).experiment())
        .isEqualTo(
            ToyExperiment.read(
                "variant.generator={type: adam, learningRate: 0.1, beta1: 0.0}",
                "variant.target=1.0"));
  }

  @Test
  void aKeyIsCalledByTheInitialsOfItsLastNameAndTypesByTheirSection() {
    assertThat(
            names(
                """
                configs: [toy.yaml]
                seeds: [1]
                grid:
                  training.checkpointEvery: [5]
                  variant.generator.beta1: [0.9]
                  training.schedule.type: [constant]
                  variant.widths: [[16, 32]]
                """))
        .containsExactly("toy-ce5-beta1-0.9-schedule-constant-widths16x32-seed1");
  }

  @Test
  void keysThatWouldBeCalledTheSameAreToldApartByTheirSections() {
    assertThat(
            names(
                """
                configs: [toy.yaml]
                seeds: [1]
                set: {evaluation.every: {steps: 20, protocol: fid2k-mnist-cnn}}
                grid:
                  training.steps: [40]
                  evaluation.every.steps: [10]
                """))
        .containsExactly("toy-trainingsteps40-everysteps10-seed1");
  }

  @ParameterizedTest
  @CsvSource({
    "2.0e-4, 2e-4",
    "0.00025, 2.5e-4",
    "0.001, 0.001",
    "1.0, 1",
    "100.0, 100",
    "1.0e+30, 1e30",
    "12.5, 12.5"
  })
  void numbersAreWrittenShortly(String value, String written) {
    assertThat(
            names(
                String.format(
                    Locale.ROOT,
                    "{configs: [toy.yaml], seeds: [1], grid: {variant.generator.learningRate: [%s]}}",
                    value)))
        .containsExactly("toy-lr" + written + "-seed1");
  }

  @Test
  void namesThatWouldBeTheSameGetAHashOfTheExperimentThatNoOtherJobChanges() {
    String two =
        """
        configs: [toy.yaml]
        seeds: [1]
        grid:
          variant.generator: [{type: adam, learningRate: 0.1, beta1: 0.0}, %s{type: adam, learningRate: 0.2, beta1: 0.0}]
        """;
    List<String> names = names(String.format(Locale.ROOT, two, ""));
    assertThat(names).hasSize(2).doesNotHaveDuplicates();
    assertThat(names).allMatch(name -> name.matches("toy-generator-adam-seed1-[0-9a-f]{6}"));
    assertThat(
            names(String.format(Locale.ROOT, two, "{type: adam, learningRate: 0.3, beta1: 0.0}, ")))
        .hasSize(3)
        .containsAll(names);
  }

  @Test
  void theSameExperimentTwiceIsRefused() {
    assertRefused(
        "{configs: [toy.yaml], seeds: [1], list: [{training.steps: 200}, {variant.slope: 0.2}]}",
        ": expected jobs that differ, found the same experiment twice, as 'toy-steps200-seed1' and"
            + " 'toy-slope0.2-seed1'. Remove one of them.");
  }

  @Test
  void aTypoInTheLastAlternativeIsFoundWithItsPlace() {
    assertRefused(
        "{configs: [toy.yaml], seeds: [1], list: [{training.steps: 100}, {training.step: 100}]}",
        ": /list/1/training.step: expected one of the keys steps, batchSize, schedule, emaDecay,"
            + " reportEvery, sampleEvery, checkpointEvery, intraOpThreads, regularisation, nonFinite, found"
            + " \"step\". Did you mean 'steps'?");
    assertRefused(
        "{configs: [toy.yaml], seeds: [1], grid: {training.steps: [100, many]}}",
        ": /grid/training.steps/1: expected a whole number, found \"many\". Write it as in 'steps:"
            + " 100'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{configs: [], seeds: [1]} | : /configs: expected at least one entry, found none. Add one,"
            + " or leave the key out.",
        "{configs: [toy.yaml], seeds: [1, 1]} | : /seeds: expected each seed once, found one twice"
            + " in [1, 1]. Remove the second.",
        "{configs: [toy.yaml], seeds: [1], grid: {seed: [2]}} | : /grid/seed: expected a key other"
            + " than seed. List the seeds under 'seeds'.",
        "{configs: [toy.yaml], seeds: [1], grid: {training.steps: 5}} | : /grid/training.steps:"
            + " expected a list, found 5. Write it as in"
            + " experiments/configs/sweeps/dcgan-lsgan-wgan-gp-mnist.yaml.",
        "{configs: [toy.yaml], seeds: [1], parallel: 0} | : /parallel: expected at least 1, found"
            + " 0. Write 1 or more.",
        "{configs: [toy.yaml], seeds: [1], slurm: {extra: [big]}} | : /slurm/extra: expected"
            + " options of sbatch, found \"big\". Write them as in '- --account=vision'.",
        "{configs: [toy.yaml]} | : /seeds: expected a list, found nothing. Add the key 'seeds': no"
            + " value has a hidden default."
      })
  void aSweepIsReadStrictly(String sweep, String message) {
    assertRefused(sweep, message.strip());
  }

  @Test
  void aGridOfTooManyJobsIsRefusedBeforeItIsMade() {
    String seeds = IntStream.range(0, 200).boxed().toList().toString();
    assertRefused(
        String.format(
            Locale.ROOT,
            "{configs: [toy.yaml], seeds: %s, grid: {training.steps: %s}}",
            seeds,
            seeds),
        ": expected at most 10000 jobs, found 40000. Try fewer values at once.");
  }
}
