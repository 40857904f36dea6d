package org.gan4j.experiments.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.experiments.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan replica}: what {@code gan train} starts where there are several devices. */
@Command(
    name = "replica",
    hidden = true,
    header = "train along with another process of this machine; gan train starts it")
public final class ReplicaCommand implements Callable<Integer> {

  private final Supplier<Workbench> workbench;

  @Option(names = "--rank", required = true, description = "Its number among the processes.")
  private int rank;

  @Option(names = "--count", required = true, description = "How many processes there are.")
  private int count;

  @Option(names = "--port", required = true, description = "Where the first one listens.")
  private int port;

  @Option(names = "--timeout", required = true, description = "Seconds to wait for it.")
  private int timeout;

  @Mixin private CommonOptions common;

  /**
   * @param workbench does the work
   */
  public ReplicaCommand(Supplier<Workbench> workbench) {
    this.workbench = workbench;
  }

  @Override
  public Integer call() {
    workbench.get().follow(rank, count, port, Duration.ofSeconds(timeout));
    return 0;
  }
}
