package org.gan4j.benchmarks;

import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;

/**
 * Lets the bare graphs take their turns inside a training that knows nothing of it. The trainer's
 * block runs from the end of the last turn to its own last step, so it holds all that the trainer
 * does between two steps.
 */
final class Rounds implements TrainingListener {

  private static final String TRAINER = "trainer";

  private final int steps;
  private final int warmUp;
  private final Map<String, BareRunner> bare;
  private final int[][] batches;
  private final Map<String, List<Double>> blocks = new LinkedHashMap<>();
  private final Map<String, List<Double>> processor = new LinkedHashMap<>();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long blockStart;
  private long processorStart;

  Rounds(int steps, int warmUp, Map<String, BareRunner> bare, int[][] batches) {
    this.steps = steps;
    this.warmUp = warmUp;
    this.bare = bare;
    this.batches = batches;
    Stream.concat(Stream.of(TRAINER), bare.keySet().stream())
        .forEach(
            name -> {
              blocks.put(name, new ArrayList<>());
              processor.put(name, new ArrayList<>());
            });
  }

  @Override
  public void started(long step, TrainingPlan plan) {
    begin();
  }

  @Override
  public void stepped(long step) {
    if (step % steps != 0) {
      return;
    }
    add(TRAINER);
    bare.forEach(
        (name, runner) -> {
          begin();
          for (int i = (int) step - steps; i < step; i++) {
            runner.step(batches[i]);
          }
          add(name);
        });
    begin();
  }

  /** Milliseconds a step, each round and their medians. */
  void print() {
    System.out.printf(Locale.ROOT, "%-8s", "round");
    blocks.keySet().forEach(name -> System.out.printf(Locale.ROOT, "%12s", name));
    bare.keySet().forEach(name -> System.out.printf(Locale.ROOT, "%20s", TRAINER + "/" + name));
    System.out.println();
    for (int round = 0; round < counted(blocks, TRAINER).size(); round++) {
      int row = round;
      printRow(String.valueOf(round + 1), blocks, values -> values.get(row));
    }
    printRow("median", blocks, Rounds::median);
    printRow("cpu", processor, Rounds::median);
  }

  private void printRow(
      String label, Map<String, List<Double>> times, ToDoubleFunction<List<Double>> of) {
    System.out.printf(Locale.ROOT, "%-8s", label);
    times
        .keySet()
        .forEach(name -> System.out.printf(Locale.ROOT, "%12.1f", of.applyAsDouble(counted(times, name))));
    bare.keySet()
        .forEach(name -> System.out.printf(Locale.ROOT, "%20.3f", of.applyAsDouble(ratios(times, name))));
    System.out.println();
  }

  private void begin() {
    processorStart = system.getProcessCpuTime();
    blockStart = System.nanoTime();
  }

  private void add(String name) {
    blocks.get(name).add((System.nanoTime() - blockStart) / 1e6 / steps);
    processor.get(name).add((system.getProcessCpuTime() - processorStart) / 1e6 / steps);
  }

  private List<Double> counted(Map<String, List<Double>> times, String name) {
    return times.get(name).subList(warmUp, times.get(name).size());
  }

  private List<Double> ratios(Map<String, List<Double>> times, String name) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < counted(times, name).size(); i++) {
      ratios.add(counted(times, TRAINER).get(i) / counted(times, name).get(i));
    }
    return ratios;
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
