package org.gan4j.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private long blockStart;

  Rounds(int steps, int warmUp, Map<String, BareRunner> bare, int[][] batches) {
    this.steps = steps;
    this.warmUp = warmUp;
    this.bare = bare;
    this.batches = batches;
    blocks.put(TRAINER, new ArrayList<>());
    bare.keySet().forEach(name -> blocks.put(name, new ArrayList<>()));
  }

  @Override
  public void started(long step, TrainingPlan plan) {
    blockStart = System.nanoTime();
  }

  @Override
  public void stepped(long step) {
    if (step % steps != 0) {
      return;
    }
    add(TRAINER);
    bare.forEach(
        (name, runner) -> {
          blockStart = System.nanoTime();
          for (int i = (int) step - steps; i < step; i++) {
            runner.step(batches[i]);
          }
          add(name);
        });
    blockStart = System.nanoTime();
  }

  /** Milliseconds a step, each round and their medians. */
  void print() {
    System.out.printf("%-8s", "round");
    blocks.keySet().forEach(name -> System.out.printf("%12s", name));
    bare.keySet().forEach(name -> System.out.printf("%20s", TRAINER + "/" + name));
    System.out.println();
    for (int round = warmUp; round < blocks.get(TRAINER).size(); round++) {
      int row = round;
      System.out.printf("%-8d", round - warmUp + 1);
      blocks.values().forEach(times -> System.out.printf("%12.1f", times.get(row)));
      bare.keySet().forEach(name -> System.out.printf("%20.3f", ratios(name).get(row - warmUp)));
      System.out.println();
    }
    System.out.printf("%-8s", "median");
    blocks.keySet().forEach(name -> System.out.printf("%12.1f", median(counted(name))));
    bare.keySet().forEach(name -> System.out.printf("%20.3f", median(ratios(name))));
    System.out.println();
  }

  private void add(String name) {
    blocks.get(name).add((System.nanoTime() - blockStart) / 1e6 / steps);
  }

  private List<Double> counted(String name) {
    return blocks.get(name).subList(warmUp, blocks.get(name).size());
  }

  private List<Double> ratios(String name) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < counted(name).size(); i++) {
      ratios.add(counted(TRAINER).get(i) / counted(name).get(i));
    }
    return ratios;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
