package org.gan4j.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.run.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRecordTest {

  private static final Provenance BEFORE =
      new Provenance(
          "1.0", "abc", 7, "mnist/train", "00ff", null, null, null, null, null, null, null);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("provenance.json");
  }

  private Provenance.SessionTime only() {
    List<Provenance.SessionTime> sessions = Provenance.read(file).sessions();
    assertThat(sessions).hasSize(1);
    return sessions.get(0);
  }

  @Test
  void aProcessIsInTheListFromItsBeginning() {
    SessionRecord record = SessionRecord.begin(BEFORE, file, 40);
    assertThat(only().fromStep()).isEqualTo(40);
    assertThat(only().toStep()).isEqualTo(40);
    record.checkpointDue(60);
    assertThat(only().toStep()).isEqualTo(60);
    assertThat(only().end()).isNull();
    record.end(73, RunStatus.State.STOPPED);
    assertThat(only().toStep()).isEqualTo(73);
    assertThat(only().end()).isEqualTo(RunStatus.State.STOPPED);
  }

  @Test
  void networksThatAnotherProcessAddedAreKept() {
    SessionRecord record = SessionRecord.begin(BEFORE, file, 0);
    Provenance.Hashed network = new Provenance.Hashed("mnist-cnn", "ab");
    Provenance.read(file).judgedBy(List.of(network)).write(file);
    record.checkpointDue(10);
    assertThat(Provenance.read(file).featureNetworks()).containsExactly(network);
  }
}
