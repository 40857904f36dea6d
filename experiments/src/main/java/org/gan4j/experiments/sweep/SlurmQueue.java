package org.gan4j.experiments.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.core.InputException;

/**
 * The tasks of one sweep in Slurm, by {@code sbatch}, {@code squeue} and {@code scontrol}. They are
 * recognised by their name, so nothing else need remember them.
 */
final class SlurmQueue {

  /** Seconds between the signal to save and the end of a task's time. */
  static final int GRACE_SECONDS = 120;

  private static final Pattern FIELD = Pattern.compile("\\b(JobState|ExitCode)=(\\S+)");

  private final String name;
  private final UnaryOperator<String> program;

  /**
   * @param name name of the sweep's tasks, of no other sweep
   * @param program where a command of Slurm is
   */
  SlurmQueue(String name, UnaryOperator<String> program) {
    this.name = name;
    this.program = program;
  }

  /**
   * A task that waits or runs.
   *
   * @param array the array's job number
   * @param state Slurm's word: PENDING, RUNNING, COMPLETING, ...
   */
  record Task(String array, String state) {}

  /**
   * How a task ended.
   *
   * @param state Slurm's word, UNKNOWN if Slurm has forgotten it
   * @param code its exit code
   */
  record Ending(String state, int code) {}

  /**
   * Submits one array.
   *
   * @param numbers numbers of the runs
   * @param parallel how many tasks at once, if there is a limit
   * @return its job number
   * @throws InputException if Slurm refuses
   */
  String submit(
      Path script, List<Integer> numbers, Optional<Integer> parallel, List<String> options) {
    List<String> command = new ArrayList<>(List.of("sbatch", "--parsable", "--job-name=" + name));
    command.add("--array=" + ranges(numbers) + parallel.map(limit -> "%" + limit).orElse(""));
    command.add("--requeue");
    command.add("--signal=B:TERM@" + GRACE_SECONDS);
    command.add("--open-mode=append");
    command.add("--output=" + script.resolveSibling("slurm.log"));
    command.addAll(options);
    command.add(script.toString());
    Answer answer = ask(command);
    if (answer.code() != 0) {
      throw new InputException(
          "sbatch",
          "expected Slurm to take the array, found: " + answer.error(),
          "Correct the slurm section of the sweep.");
    }
    return answer.text().strip().split(";")[0];
  }

  /**
   * The tasks in the queue by the number of their run; empty if Slurm does not answer just now.
   *
   * @throws InputException if there is no Slurm
   */
  Optional<Map<Integer, Task>> tasks() {
    Answer answer =
        ask(
            List.of(
                "squeue", "--me", "--array", "--noheader", "--name=" + name, "--format=%F %K %T"));
    if (answer.code() != 0) {
      return Optional.empty();
    }
    Map<Integer, Task> tasks = new LinkedHashMap<>();
    for (String line : answer.text().lines().toList()) {
      String[] words = line.strip().split("\\s+");
      if (words.length == 3 && words[1].matches("\\d+")) {
        tasks.put(Integer.parseInt(words[1]), new Task(words[0], words[2]));
      }
    }
    return Optional.of(tasks);
  }

  /** Returns how a task that has left the queue ended. */
  Ending ending(Task task, int number) {
    Answer answer =
        ask(List.of("scontrol", "show", "job", "--oneliner", task.array() + "_" + number));
    String state = "UNKNOWN";
    int code = 0;
    for (Matcher field = FIELD.matcher(answer.text()); field.find(); ) {
      if (field.group(1).equals("JobState")) {
        state = field.group(2);
      } else {
        code = Integer.parseInt(field.group(2).split(":")[0]);
      }
    }
    return new Ending(state, code);
  }

  /** {@code 1-3,5} of 1, 2, 3 and 5. */
  static String ranges(List<Integer> numbers) {
    List<Integer> sorted = numbers.stream().sorted().toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sorted.size(); ) {
      int end = i;
      while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
        end++;
      }
      text.append(i == 0 ? "" : ",").append(sorted.get(i));
      text.append(end == i ? "" : "-" + sorted.get(end));
      i = end + 1;
    }
    return text.toString();
  }

  private record Answer(int code, String text, String error) {}

  private Answer ask(List<String> command) {
    List<String> words = new ArrayList<>(command);
    words.set(0, program.apply(command.get(0)));
    try {
      return answer(words);
    } catch (IOException missing) {
      throw new InputException(
          command.get(0),
          "expected the commands of Slurm on the PATH, found none",
          "Call gan sweep where Slurm is, or use --engine local.",
          missing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Answer(1, "", "interrupted");
    }
  }

  private static Answer answer(List<String> words) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("gan-slurm", ".txt");
    try {
      Process process = new ProcessBuilder(words).redirectError(errors.toFile()).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      String error = Files.readString(errors).lines().findFirst().orElse("exit code " + code);
      return new Answer(code, text, error);
    } finally {
      Files.delete(errors);
    }
  }
}
