package org.gan4j.experiments.replica;

import java.util.Map;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.internal.replica.Replica;

/**
 * Which of the processes of a training this one is, and where the first of them is.
 *
 * @param rank of this process
 * @param count how many there are
 * @param localRank its number among those on this machine
 * @param ownHost by which all others reach this machine
 * @param chiefHost likewise the first process's
 * @param port where the first process listens
 */
public record ProcessRank(
    int rank, int count, int localRank, String ownHost, String chiefHost, int port) {

  /** The only process of a training, on however many devices of its machine. */
  public static final ProcessRank ALONE = new ProcessRank(0, 1, 0, "localhost", "localhost", 0);

  private static final int PORT = 46300;

  /**
   * This process's place.
   *
   * @param environment the process's
   * @param firstNode gives the first of Slurm's list of nodes
   * @throws InputException if this process has none
   */
  public static ProcessRank of(
      Execution execution, Map<String, String> environment, Function<String, String> firstNode) {
    if (!hasSeveral(execution, environment)) {
      return ALONE;
    }
    if (execution.hosts().isPresent()) {
      return HostList.place(
          execution.hosts().get(), execution.port().orElse(PORT), environment.get("GAN_RANK"));
    }
    return SlurmTask.of(environment).place(execution.replicas(), execution.port(), firstNode);
  }

  /** Whether a training has several processes, one a device; else its devices are one process's. */
  public static boolean hasSeveral(Execution execution, Map<String, String> environment) {
    SlurmTask task = SlurmTask.of(environment);
    return execution.replicas() > 1
        && (execution.hosts().isPresent() || task != null && task.count() > 1);
  }

  /** Whether another process is the training, and this one follows it. */
  public boolean follows() {
    return rank > 0;
  }

  /** As a graph knows it. */
  public Replica replica(Execution execution) {
    return count == 1 ? Replica.ONLY : new Replica(rank, count, execution.sharesStatistics());
  }
}
