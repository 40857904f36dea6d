package org.gan4j.experiments.replica;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.core.InputException;

/**
 * A task of a Slurm step, started by {@code srun}.
 *
 * @param rank rank of the task
 * @param count number of tasks of the step
 * @param localRank number of the task among those on its node
 * @param job number of the allocation
 * @param node node of the task
 * @param nodes nodes of the step, in Slurm's short form
 */
public record SlurmTask(int rank, int count, int localRank, long job, String node, String nodes) {

  private static final int FIRST_PORT = 20_000;

  /**
   * Returns the task of this process; null if it is not a task. A batch script is not a task,
   * unless srun started it.
   */
  static SlurmTask of(Map<String, String> environment) {
    if (!environment.containsKey("SLURM_STEP_ID") || !environment.containsKey("SLURM_PROCID")) {
      return null;
    }
    String count =
        environment.getOrDefault("SLURM_STEP_NUM_TASKS", environment.get("SLURM_NTASKS"));
    String nodes =
        environment.getOrDefault("SLURM_STEP_NODELIST", environment.get("SLURM_JOB_NODELIST"));
    return new SlurmTask(
        Integer.parseInt(environment.get("SLURM_PROCID")),
        count == null ? 1 : Integer.parseInt(count),
        Integer.parseInt(environment.getOrDefault("SLURM_LOCALID", "0")),
        Long.parseLong(environment.getOrDefault("SLURM_JOB_ID", "0")),
        environment.getOrDefault("SLURMD_NODENAME", "localhost"),
        nodes);
  }

  /** Returns the rank of this task, given the number of devices. */
  ProcessRank place(int devices, Optional<Integer> port, Function<String, String> firstNode) {
    if (devices != count) {
      throw InputException.atKey(
          "/execution/devices",
          String.format(
              Locale.ROOT,
              "expected as many as this Slurm step has tasks, %d, found %d",
              count,
              devices),
          "Start it by srun --ntasks=" + devices + ", or change the key.");
    }
    int at = port.orElse((int) (FIRST_PORT + job % FIRST_PORT));
    String chief = rank == 0 ? node : firstNode.apply(nodes);
    return new ProcessRank(rank, count, localRank, node, chief, at);
  }

  /**
   * Returns the first node of a list such as {@code node[3-5,7]}, with Slurm's own program.
   *
   * @throws InputException if the program gives no answer
   */
  public static String firstNode(String nodes) {
    try {
      Process process = new ProcessBuilder("scontrol", "show", "hostnames", nodes).start();
      String names =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!names.isEmpty()) {
        return names.lines().findFirst().orElseThrow();
      }
      throw unanswered(nodes, null);
    } catch (IOException missing) {
      throw unanswered(nodes, missing);
    }
  }

  private static InputException unanswered(String nodes, IOException cause) {
    return new InputException(
        "scontrol",
        "expected the names of the nodes " + nodes + ", found none",
        "Slurm's programs must be on the PATH of each task.",
        cause);
  }
}
