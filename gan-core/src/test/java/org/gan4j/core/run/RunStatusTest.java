package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStatusTest {

  @TempDir private Path folder;

  @Test
  void isReadAsItWasWritten() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    assertThat(RunStatus.read(run)).isEmpty();

    var failed = new RunStatus(RunStatus.State.FAILED, 200, 1000, "step 250: loss is NaN");
    failed.write(run);
    assertThat(RunStatus.read(run)).contains(failed);

    new RunStatus(RunStatus.State.FINISHED, 1000, 1000).write(run);
    assertThat(run.status()).hasContent("{\"state\":\"finished\",\"step\":1000,\"steps\":1000}\n");
  }

  @Test
  void aDamagedOneIsRefused() throws IOException {
    Files.writeString(folder.resolve("status.json"), "{\"state\":\"fin");

    assertThatThrownBy(() -> RunStatus.read(new RunDirectory(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("status.json: expected the status of a run");
  }
}
