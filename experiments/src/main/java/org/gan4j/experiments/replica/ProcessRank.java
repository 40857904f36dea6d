package org.gan4j.experiments.replica;

import java.util.Map;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.internal.replica.Replica;

/**
 * The rank of this process among the processes of a training, and the place of the chief.
 *
 * @param rank rank of this process
 * @param count number of processes
 * @param localRank number of this process among those on its machine
 * @param ownHost host name under which the other processes reach this machine
 * @param chiefHost host name of the chief
 * @param port port at which the chief listens
 */
public record ProcessRank(
    int rank, int count, int localRank, String ownHost, String chiefHost, int port) {

  /** The only process of a training, on one or several devices of its machine. */
  public static final ProcessRank ALONE = new ProcessRank(0, 1, 0, "localhost", "localhost", 0);

  private static final int PORT = 46300;

  /**
   * Finds the rank of this process.
   *
   * @param environment environment variables of the process
   * @param firstNode gives the first of Slurm's list of nodes
   * @throws InputException if this process has no rank
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

  /**
   * Returns whether a training has several processes, one for each device; otherwise one process
   * uses all devices.
   */
  public static boolean hasSeveral(Execution execution, Map<String, String> environment) {
    SlurmTask task = SlurmTask.of(environment);
    return execution.replicas() > 1
        && (execution.hosts().isPresent() || task != null && task.count() > 1);
  }

  /** Returns whether this process is a follower. */
  public boolean follows() {
    return rank > 0;
  }

  /** Returns the replica of this process, for its graph. */
  public Replica replica(Execution execution) {
    return count == 1 ? Replica.ONLY : new Replica(rank, count, execution.sharesStatistics());
  }
}
