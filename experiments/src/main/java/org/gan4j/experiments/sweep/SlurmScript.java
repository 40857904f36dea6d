package org.gan4j.experiments.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.experiments.process.JavaCommand;

/** The batch script of an array: each task does the run whose number is the task's index. */
final class SlurmScript {

  private static final List<String> VARIABLES =
      List.of("TF_ENABLE_ONEDNN_OPTS", "TF_CPP_MIN_LOG_LEVEL", "GAN_DATA");

  private SlurmScript() {}

  /**
   * Writes it into the sweep's folder.
   *
   * @return the file
   */
  static Path write(SweepFolder folder, JavaCommand java, Map<String, String> environment) {
    Path script = folder.path().toAbsolutePath().resolve("slurm.sh");
    AtomicFile.write(script, text(folder, java, environment).getBytes(UTF_8));
    return script;
  }

  static String text(SweepFolder folder, JavaCommand java, Map<String, String> environment) {
    StringBuilder text = new StringBuilder();
    text.append("#!/bin/bash\n");
    text.append("# Written by gan sweep. The index of a task is the number of its run.\n");
    text.append("set -eu\n");
    for (String name : VARIABLES) {
      if (environment.containsKey(name)) {
        text.append(
            String.format(
                Locale.ROOT, "export %s=%s\n", name, ShellWord.of(environment.get(name))));
      }
    }
    text.append("number=$(printf %05d \"$SLURM_ARRAY_TASK_ID\")\n");
    text.append(
        String.format(Locale.ROOT, "set -- %s/\"$number\"-*\n", ShellWord.of(folder.path())));
    // Java is the batch shell, so that it gets the signals that Slurm sends.
    text.append("exec ").append(words(java)).append(" finish \"$1\" >>\"$1/job.log\" 2>&1\n");
    return text.toString();
  }

  private static String words(JavaCommand java) {
    return java.words().stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }
}
