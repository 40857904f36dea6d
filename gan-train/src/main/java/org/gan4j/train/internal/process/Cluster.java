package org.gan4j.train.internal.process;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Server;
import org.tensorflow.Session;
import org.tensorflow.SessionOnServer;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.JobDef;
import org.tensorflow.proto.ServerDef;

/**
 * The TensorFlow servers of the processes that train together.
 *
 * @param addresses {@code host:port}, by rank
 * @param rank of this process
 */
public record Cluster(List<String> addresses, int rank) {

  private static final String JOB = "worker";
  private static final String PROTOCOL = "grpc";

  /** TensorFlow cannot stop a server. It lives as long as the process and must not be freed. */
  private static final List<Server> SERVERS = new ArrayList<>();

  /**
   * Starts this process's server and opens a session on it, which the caller closes. All operations
   * are placed on devices of this process; only sums are exchanged with the others.
   *
   * @param nccl whether NCCL computes the sums, which requires one GPU for each process; otherwise
   *     a ring over gRPC does
   */
  public Session open(Graph graph, ConfigProto config, boolean nccl) {
    ConfigProto own = configure(config, nccl);
    ServerDef definition =
        ServerDef.newBuilder()
            .setCluster(ClusterDef.newBuilder().addJob(job()))
            .setJobName(JOB)
            .setTaskIndex(rank)
            .setProtocol(PROTOCOL)
            .setDefaultSessionConfig(own)
            .build();
    Server server = new Server(definition);
    synchronized (SERVERS) {
      SERVERS.add(server);
    }
    server.start();
    return SessionOnServer.open(graph, PROTOCOL + "://" + addresses.get(rank), own);
  }

  private JobDef job() {
    JobDef.Builder job = JobDef.newBuilder().setName(JOB);
    for (int task = 0; task < addresses.size(); task++) {
      job.putTasks(task, addresses.get(task));
    }
    return job.build();
  }

  private ConfigProto configure(ConfigProto config, boolean nccl) {
    ConfigProto.Builder own = config.toBuilder().addDeviceFilters(task(rank));
    own.getExperimentalBuilder().setCollectiveGroupLeader(task(0)).setCollectiveNccl(nccl);
    return own.build();
  }

  private static String task(int index) {
    return "/job:" + JOB + "/replica:0/task:" + index;
  }
}
