package org.gan4j.experiments.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.GanCommand;
import org.gan4j.experiments.endtoend.TinyProject;
import org.gan4j.train.checkpoint.Checkpoint;
import org.gan4j.train.checkpoint.CheckpointStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that a training writes is recorded, and cut after each change, with what the disk was not
 * waited for there, lost, torn or spoilt. Each such disk has what the user was told of, and goes on
 * to the bits of the run that was never cut.
 */
class PowerLossTest {

  @TempDir private static Path folder;
  private static RecordedTraining training;
  private static DiskLog log;
  private static RunBits straight;

  @BeforeAll
  static void record() throws IOException {
    training = new RecordedTraining(new TinyProject(folder), folder);
    log = RecordedTraining.newDisk(folder.resolve("straight"), DiskLog.Fault.NONE);
    RecordedTraining.Outcome trained = training.train(log);
    assertThat(trained.err()).isEmpty();
    straight = RunBits.of(RecordedTraining.runIn(log.root()));
  }

  @Test
  void nothingIsWrittenUnseen() throws IOException {
    assertThat(log.isComplete()).isTrue();
    assertThat(straight.files()).containsKeys("best/best.json", "samples/step-00000006.png");
    assertThat(straight.files().get("metrics.jsonl")).contains("rateFactor");
  }

  @Test
  void disksHaveWhatWasPromisedAndGoOnToTheSameBits() throws Exception {
    assertThat(survivors(24, 60)).isGreaterThan(2);
  }

  @Test
  @Tag("slow")
  void eachDiskHasWhatWasPromisedAndManyGoOnToTheSameBits() throws Exception {
    assertThat(survivors(1, 5)).isGreaterThan(500);
  }

  /**
   * @param everyCut so many changes lie between two cuts
   * @param everyDisk one of so many disks is resumed; all are looked at
   * @return how many were resumed
   */
  private static int survivors(int everyCut, int everyDisk) throws Exception {
    PowerLoss loss = new PowerLoss(log);
    int[] count = new int[2];
    loss.each(
        everyCut,
        (cut, what, state) -> {
          Path root = folder.resolve("disk");
          state.writeTo(root);
          String as = String.format(Locale.ROOT, "cut at %d, %s", cut, what);
          requirePromised(as, root, loss.killed(cut), cut);
          if (count[0]++ % everyDisk == 0 && isRun(root)) {
            count[1]++;
            requireSameBits(as, root);
          }
          MoreFiles.deleteRecursively(root, RecursiveDeleteOption.ALLOW_INSECURE);
        });
    System.out.printf(
        Locale.ROOT,
        "%d changes, %d disks after a power loss, %d of them resumed%n",
        log.changes().size(),
        count[0],
        count[1]);
    return count[1];
  }

  private static boolean isRun(Path root) {
    return Files.exists(new RunDirectory(RecordedTraining.runIn(root)).config());
  }

  private static void requirePromised(String as, Path root, DiskState killed, int cut)
      throws IOException {
    List<DiskChange> before = log.changes().subList(0, cut);
    boolean begun = before.stream().anyMatch(PowerLossTest::saysThatItTrains);
    if (!begun) {
      return;
    }
    assertThat(isRun(root)).as(as).isTrue();
    RunDirectory run = new RunDirectory(RecordedTraining.runIn(root));
    CheckpointStore.Latest latest = new CheckpointStore(run.checkpoints()).recover();
    assertThat(latest.damaged()).as(as).isEmpty();
    assertThat(latest.found().map(Checkpoint::step).orElse(0L))
        .as(as)
        .isGreaterThanOrEqualTo(status(killed));
  }

  /** The checkpoint that the run's status speaks of was said to be there before. */
  private static long status(DiskState killed) throws IOException {
    byte[] status = killed.content().get("runs/00001-recorded/status.json");
    return status == null ? 0 : new ObjectMapper().readTree(status).get("step").asLong();
  }

  private static boolean saysThatItTrains(DiskChange change) {
    return change instanceof DiskChange.Promised promised
        && promised.words.startsWith("Training in ");
  }

  private static void requireSameBits(String as, Path root) throws IOException {
    Path run = RecordedTraining.runIn(root);
    GanCommand resumed = GanCommand.run("resume", run);
    assertThat(resumed.err()).as(as).isEmpty();
    assertThat(resumed.code()).as(as).isZero();
    assertThat(resumed.terminal()).as(as).doesNotContain("damaged");
    assertThat(RunBits.of(run).withoutOlderThan(straight).files())
        .as(as)
        .isEqualTo(straight.files());
  }
}
