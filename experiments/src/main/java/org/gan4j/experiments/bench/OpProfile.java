package org.gan4j.experiments.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;

/**
 * Where the time of a step goes, operation by operation. Operations that run at once count each in
 * full, so the sum may be more than the step takes.
 *
 * @param milliseconds milliseconds of all operations together
 * @param types kinds of operations, the longest first
 * @param nodes single operations, the longest first
 */
public record OpProfile(double milliseconds, List<Item> types, List<Item> nodes) {

  private static final int LONGEST = 20;

  /** {@code name = Conv2D(inputs)}. */
  private static final Pattern LABEL = Pattern.compile("= ([A-Za-z0-9_]+)\\(");

  /**
   * Some operations.
   *
   * @param name name of their kind, or of the one
   * @param count how many ran in a step
   * @param milliseconds a step
   * @param share share of the time of all operations, in [0, 1]
   */
  public record Item(String name, double count, double milliseconds, double share) {}

  private record Cost(long count, long nanos) {

    Cost plus(Cost other) {
      return new Cost(count + other.count, nanos + other.nanos);
    }
  }

  /**
   * Of traced steps.
   *
   * @param runs what TensorFlow says of each run of these steps
   * @param steps how many
   */
  public static OpProfile of(List<RunMetadata> runs, int steps) {
    Map<String, Cost> types = new LinkedHashMap<>();
    Map<String, Cost> nodes = new LinkedHashMap<>();
    for (RunMetadata run : runs) {
      for (DeviceStepStats device : run.getStepStats().getDevStatsList()) {
        if (isCounted(device, run)) {
          device.getNodeStatsList().forEach(node -> add(types, nodes, node));
        }
      }
    }
    double all = types.values().stream().mapToLong(Cost::nanos).sum();
    return new OpProfile(all / 1e6 / steps, items(types, all, steps), items(nodes, all, steps));
  }

  /** The most that operations of a GPU had allocated; empty without a GPU. */
  public static Optional<Long> deviceBytes(List<RunMetadata> runs) {
    return runs.stream()
        .flatMap(run -> run.getStepStats().getDevStatsList().stream())
        .flatMap(device -> device.getNodeStatsList().stream())
        .flatMap(node -> node.getMemoryList().stream())
        .filter(memory -> memory.getAllocatorName().startsWith("GPU"))
        .map(memory -> memory.getAllocatorBytesInUse())
        .max(Comparator.naturalOrder());
  }

  /** A table of the kinds, and below one of single operations. */
  public List<String> lines(int rows) {
    List<String> lines = new ArrayList<>();
    lines.add(
        BenchTable.text("operations take %.1f ms a step, each counted in full", milliseconds));
    types.stream().limit(rows).forEach(item -> lines.add(line(item)));
    lines.add("the longest:");
    nodes.stream().limit(rows).forEach(item -> lines.add(line(item)));
    return lines;
  }

  private static String line(Item item) {
    return String.format(
        Locale.ROOT,
        "  %6s %9s ms %7s x  %s",
        BenchTable.text("%.1f%%", 100 * item.share()),
        BenchTable.text("%.2f", item.milliseconds()),
        BenchTable.text("%.0f", item.count()),
        item.name());
  }

  /** A GPU's operations are in the list of its streams too; their time there is the true one. */
  private static boolean isCounted(DeviceStepStats device, RunMetadata run) {
    boolean streams =
        run.getStepStats().getDevStatsList().stream()
            .anyMatch(stats -> stats.getDevice().endsWith("stream:all"));
    boolean onGpu = device.getDevice().contains("GPU:");
    return onGpu && streams
        ? device.getDevice().endsWith("stream:all")
        : !device.getDevice().contains("stream:");
  }

  private static void add(Map<String, Cost> types, Map<String, Cost> nodes, NodeExecStats node) {
    Cost cost = new Cost(1, Math.max(0, node.getOpEndRelNanos() - node.getOpStartRelNanos()));
    Matcher label = LABEL.matcher(node.getTimelineLabel());
    String type = label.find() ? label.group(1) : node.getNodeName().replaceFirst(".*:", "");
    types.merge(type, cost, Cost::plus);
    nodes.merge(type + " " + node.getNodeName(), cost, Cost::plus);
  }

  private static List<Item> items(Map<String, Cost> costs, double all, int steps) {
    return costs.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().nanos()))
        .limit(LONGEST)
        .map(entry -> item(entry.getKey(), entry.getValue(), all, steps))
        .toList();
  }

  private static Item item(String name, Cost cost, double all, int steps) {
    return new Item(
        name, (double) cost.count() / steps, cost.nanos() / 1e6 / steps, cost.nanos() / all);
  }
}
