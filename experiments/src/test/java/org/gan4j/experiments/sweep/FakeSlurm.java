package org.gan4j.experiments.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Commands of the names of Slurm's, which write down how they were called. */
final class FakeSlurm {

  final Path folder;

  FakeSlurm(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("bin"));
  }

  /** Makes a command. */
  void command(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file,
        String.format(Locale.ROOT, "#!/bin/bash\necho \"%s $*\" >>'%s'\n%s\n", name, log(), body));
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("not executable: " + file);
    }
  }

  SlurmQueue queue(String name) {
    return new SlurmQueue(name, program -> folder.resolve(program).toString());
  }

  /** How the commands were called. */
  List<String> calls() throws IOException {
    return Files.readAllLines(log());
  }

  private Path log() {
    return folder.resolve("calls.log");
  }
}
