package org.gan4j.train.internal.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.internal.gradient.AllReduce;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Puts each copy of a graph on its device and connects the copies by sums. It works on the finished
 * graph, because TensorFlow gives no device to the operations of a gradient.
 *
 * <p>A sum over the devices goes from one device to the next. Each adds its own value, and the last
 * one passes the result to all. So the order does not depend on which device is faster, and all
 * devices get the same bits. The additions of a sum are on different devices; TensorFlow would
 * merge additions on one device, and the order within them would be a race (decision 24).
 */
public final class Placement {

  /** Prefix of the names of a copy's operations, followed by its number and a slash. */
  public static final String COPY = "device_";

  private static final AttrValue FLOAT = AttrValue.newBuilder().setType(DataType.DT_FLOAT).build();

  private final List<List<NodeDef>> copies = new ArrayList<>();
  private final List<List<String>> summed = new ArrayList<>();
  private final List<String> devices;

  private Placement(GraphDef graph, List<String> devices) {
    this.devices = devices;
    for (int rank = 0; rank < devices.size(); rank++) {
      copies.add(new ArrayList<>());
      summed.add(new ArrayList<>());
    }
    for (NodeDef node : graph.getNodeList()) {
      int rank = rank(node.getName());
      copies.get(rank).add(node);
      if (node.getOp().equals(AllReduce.TYPE)) {
        summed.get(rank).add(node.getInput(0));
      }
    }
  }

  /**
   * Returns the graph with all operations on their devices. Names do not change.
   *
   * @param graph graph with one copy for each device
   * @param devices the devices, such as {@code GPU:0} and {@code GPU:1}
   */
  public static GraphDef of(GraphDef graph, List<String> devices) {
    Placement placement = new Placement(graph, devices);
    GraphDef.Builder placed = graph.toBuilder().clearNode();
    for (int rank = 0; rank < devices.size(); rank++) {
      placement.place(rank, placed);
    }
    return placed.build();
  }

  private int rank(String name) {
    for (int rank = 1; rank < devices.size(); rank++) {
      if (name.startsWith(COPY + rank + "/")) {
        return rank;
      }
    }
    return 0;
  }

  private void place(int rank, GraphDef.Builder placed) {
    int sums = 0;
    for (NodeDef node : copies.get(rank)) {
      if (!node.getOp().equals(AllReduce.TYPE)) {
        placed.addNode(node.toBuilder().setDevice(device(rank)));
        continue;
      }
      if (rank > 0) {
        placed.addNode(addition(rank, sums));
      }
      placed.addNode(handedOut(node, rank, sums));
      sums++;
    }
  }

  /** Returns the sum of the values of the first devices, up to this one. */
  private NodeDef addition(int rank, int sum) {
    String before = rank == 1 ? summed.get(0).get(sum) : name(rank - 1, sum);
    return NodeDef.newBuilder()
        .setName(name(rank, sum))
        .setOp("AddV2")
        .setDevice(device(rank))
        .addInput(before)
        .addInput(summed.get(rank).get(sum))
        .putAttr("T", FLOAT)
        .build();
  }

  private NodeDef handedOut(NodeDef reduction, int rank, int sum) {
    return NodeDef.newBuilder()
        .setName(reduction.getName())
        .setOp("Identity")
        .setDevice(device(rank))
        .addInput(name(devices.size() - 1, sum))
        .putAttr("T", FLOAT)
        .build();
  }

  private static String name(int rank, int sum) {
    return String.format(Locale.ROOT, "sum_%d/of_%d", sum, rank + 1);
  }

  private String device(int rank) {
    return "/device:" + devices.get(rank);
  }
}
