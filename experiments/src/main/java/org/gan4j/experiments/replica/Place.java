package org.gan4j.experiments.replica;

import java.util.Map;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.graph.Replica;

/**
 * Which of the processes of a training this one is, and where the first of them is.
 *
 * @param rank of this process
 * @param count how many there are
 * @param localRank its number among those on this machine
 * @param ownHost by which all others reach this machine
 * @param chiefHost likewise the first process's
 * @param port where the first process listens, 0 for any that is free
 * @param starts whether the first process starts the others, on its own machine
 */
public record Place(
    int rank,
    int count,
    int localRank,
    String ownHost,
    String chiefHost,
    int port,
    boolean starts) {

  private static final String LOCAL = "localhost";
  private static final int PORT = 46300;

  /** One of some processes on this machine. */
  public static Place local(int rank, int count, int port) {
    return new Place(rank, count, rank, LOCAL, LOCAL, port, true);
  }

  /**
   * This process's place.
   *
   * @param environment the process's
   * @param firstNode gives the first of Slurm's list of nodes
   * @throws InputException if this process has none
   */
  public static Place of(
      Execution execution, Map<String, String> environment, Function<String, String> firstNode) {
    int count = execution.replicas();
    if (count == 1) {
      return local(0, 1, 0);
    }
    if (execution.hosts().isPresent()) {
      return HostList.place(
          execution.hosts().get(), execution.port().orElse(PORT), environment.get("GAN_RANK"));
    }
    SlurmTask task = SlurmTask.of(environment);
    return task != null && task.count() > 1
        ? task.place(count, execution.port(), firstNode)
        : local(0, count, execution.port().orElse(0));
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
