package org.gan4j.experiments.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.experiments.disk.RecordedTraining.Outcome;
import org.gan4j.experiments.endtoend.TinyProject;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each write, sync, rename, removal and so on of a run fails in its turn, once or for good: that is
 * one line, no checkpoint that was there is lost, and the run goes on to the same bits.
 */
class FailingDiskTest {

  @TempDir private static Path folder;
  private static RecordedTraining training;
  private static RunBits straight;
  private static int changes;

  /** Lets so many changes through, then fails. */
  private static final class Failing implements DiskLog.Fault {

    private final int first;
    private final boolean forGood;
    private int asked;
    private String failed;

    Failing(int first, boolean forGood) {
      this.first = first;
      this.forGood = forGood;
    }

    @Override
    public synchronized void before(String what, Path path) throws IOException {
      asked++;
      if (asked == first || forGood && asked > first) {
        failed = failed == null ? what + " " + path.getFileName() : failed;
        throw what.contains("write") || what.contains("sync")
            ? new IOException("Input/output error")
            : new FileSystemException(path.toString(), null, "Input/output error");
      }
    }
  }

  @BeforeAll
  static void trainWithoutFaults() throws IOException {
    training = new RecordedTraining(new TinyProject(folder), folder);
    Failing counting = new Failing(0, false);
    DiskLog log = RecordedTraining.newDisk(folder.resolve("straight"), counting);
    assertThat(training.train(log).err()).isEmpty();
    changes = counting.asked;
    straight = RunBits.of(RecordedTraining.runIn(log.root()));
  }

  @Test
  void aFaultIsOneLineAndCostsNothing() throws IOException {
    failing(7, 130, false);
    failing(200, 400, true);
  }

  @Test
  @Tag("slow")
  void anyFaultIsOneLineAndCostsNothing() throws IOException {
    failing(1, 1, false);
    failing(1, 3, true);
  }

  @Test
  void aFaultAfterTheTrainingIsOneLineAndCostsNothing() throws IOException {
    assertThat(failingAfterwards(9, 20)).isPositive();
  }

  @Test
  @Tag("slow")
  void anyFaultAfterTheTrainingIsOneLineAndCostsNothing() throws IOException {
    assertThat(failingAfterwards(1, 1)).isGreaterThan(30);
  }

  /** Evaluates, reports and samples; returns how many faults there were. */
  private static int failingAfterwards(int from, int every) throws IOException {
    Path root = folder.resolve("afterwards");
    for (int number = from; ; number += every) {
      DiskState.of(folder.resolve("straight")).writeTo(root);
      Failing fault = new Failing(number, false);
      Outcome outcome = training.evaluate(new DiskLog(root, fault));
      String as = "fault " + number + ": " + fault.failed;
      if (fault.failed == null) {
        assertThat(outcome.err()).as(as).isEmpty();
        return number - from;
      }
      // Java tries again to make a folder; nothing else is tried twice.
      if (!fault.failed.startsWith("make folder")) {
        assertThat(outcome.code()).as(as).isNotZero();
      }
      requireOneLine(as, outcome);
      assertThat(RunBits.of(RecordedTraining.runIn(root)).files())
          .as(as)
          .containsAllEntriesOf(straight.files());
      assertThat(training.evaluate(new DiskLog(root, DiskLog.Fault.NONE)).err()).as(as).isEmpty();
      MoreFiles.deleteRecursively(root, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** A test that fails leaves its files to be looked at, not to the next test. */
  @BeforeEach
  void forgetWhatFailedBefore() throws IOException {
    for (String name : List.of("failing", "afterwards")) {
      if (Files.exists(folder.resolve(name))) {
        MoreFiles.deleteRecursively(folder.resolve(name), RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
  }

  private static void failing(int from, int every, boolean forGood) throws IOException {
    for (int number = from; number <= changes; number += every) {
      Path root = folder.resolve("failing");
      Failing fault = new Failing(number, forGood);
      Outcome outcome = training.train(RecordedTraining.newDisk(root, fault));
      String as =
          String.format(
              Locale.ROOT, "fault %d%s: %s", number, forGood ? " for good" : "", fault.failed);
      requireOneLine(as, outcome);
      requireSameBits(as, root);
      MoreFiles.deleteRecursively(root, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  static void requireOneLine(String as, Outcome outcome) {
    if (outcome.code() != 0) {
      assertThat(outcome.err().lines().toList()).as(as).hasSize(1);
      assertThat(outcome.err())
          .as(as)
          .contains("Input/output error", "/")
          .doesNotContain("Exception", "--debug");
    }
  }

  private static void requireSameBits(String as, Path root) throws IOException {
    RunDirectory run = new RunDirectory(RecordedTraining.runIn(root));
    if (!Files.exists(run.config())) {
      return;
    }
    CheckpointStore.Latest latest = new CheckpointStore(run.checkpoints()).latest();
    assertThat(latest.damaged()).as(as).isEmpty();
    GanCommand resumed = GanCommand.run("resume", run.path());
    assertThat(resumed.err()).as(as).isEmpty();
    assertThat(resumed.terminal()).as(as).doesNotContain("damaged");
    assertThat(RunBits.of(run.path()).withoutOlderThan(straight).files())
        .as(as)
        .isEqualTo(straight.files());
  }
}
